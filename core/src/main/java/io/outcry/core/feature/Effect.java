package io.outcry.core.feature;

import io.outcry.core.stanza.Stanza;

/** What a step wants done beside passing its stanza on. */
public sealed interface Effect {

    /** Send this as well; it goes through the gates as everything does. */
    record Deliver(Stanza stanza) implements Effect {}
}
