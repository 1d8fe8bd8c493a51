package io.outcry.core.feature.archive;

import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.archive.Archived;
import io.outcry.core.archive.Results;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaText;
import java.util.ArrayList;

/** What an account does with what was read of its archive. */
public final class Answers {

    private Answers() {}

    public static Outcome read(
            UserState state,
            ArchiveReading reading,
            ArchiveReading.Answer answer,
            ArchiveLimits limits,
            StanzaText text) {
        return give(state, Results.of(state.account(), reading, answer, limits, archived -> content(archived, text)));
    }

    public static Outcome failed(UserState state, ArchiveReading reading) {
        return give(state, Results.failed(reading));
    }

    public static Outcome tooMany(UserState state, ArchiveReading reading, ArchiveLimits limits) {
        return give(state, Results.tooMany(reading, limits));
    }

    private static Outcome give(UserState state, Results results) {
        var acts = new ArrayList<Act>();
        results.answer()
                .to()
                .flatMap(asker -> state.sessions().find(asker.resource()))
                .ifPresent(session ->
                        results.messages().forEach(message -> acts.add(new Act.Give(session.resource(), message))));
        return new Outcome(state, acts)
                .and(Outcome.reply(state, results.answer()).acts());
    }

    private static Message content(Archived archived, StanzaText text) {
        if (!(text.read(archived.entry().stanza()) instanceof Message message)) {
            throw new IllegalArgumentException("entry " + archived.entry().id() + " is no message");
        }
        return archived.tombstone()
                .map(tombstone -> message.with(Payload.of(Results.retracted(tombstone))))
                .orElse(message);
    }
}
