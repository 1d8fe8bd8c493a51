package io.outcry.core.contact;

import io.outcry.core.stanza.Stanza;

/** What an account's actor carries out after a decision, in the order of the list. */
public sealed interface Act {

    /** Makes this durable; the acts behind it wait for that. */
    record Save(Change change) implements Act {}

    /** Sends towards the stanza's {@code to}. */
    record Send(Stanza stanza) implements Act {}

    /** Gives the stanza to one of the account's own sessions. */
    record Give(String resource, Stanza stanza) implements Act {}

    /** Gives this session the messages that were kept while no session took any. */
    record GiveKept(String resource) implements Act {}
}
