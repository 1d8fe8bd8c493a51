package io.outcry.shards.wire;

import io.outcry.codecs.xmpp.StanzaText;
import io.outcry.core.policy.Passed;
import io.outcry.core.stanza.Stanza;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** A message as values that can be compared: a stanza that was read holds its text, one that was made its elements. */
final class Meaning {

    private Meaning() {}

    static Object of(Object value) {
        return switch (value) {
            case Passed passed -> List.of(passed.gate(), of(passed.stanza()));
            case Stanza stanza -> StanzaText.writeString(stanza);
            case List<?> list -> list.stream().map(Meaning::of).toList();
            case Record holder -> ofRecord(holder);
            default -> value;
        };
    }

    private static Object ofRecord(Record holder) {
        var fields = Arrays.stream(holder.getClass().getRecordComponents())
                .map(field -> of(get(holder, field)))
                .toList();
        return List.of(holder.getClass(), fields);
    }

    private static Object get(Record holder, RecordComponent field) {
        try {
            return field.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
