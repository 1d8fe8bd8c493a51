package io.outcry.core.stanza;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Says when a stanza was sent that is given later (XEP-0203). */
public final class Delay {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Delay() {}

    /**
     * The element that goes into the stanza.
     *
     * @param by who delayed it
     */
    public static Element stamp(Instant at, Jid by) {
        return Element.named("delay", Namespaces.DELAY)
                .attribute("from", by.toString())
                .attribute("stamp", STAMP.format(at))
                .build();
    }
}
