package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.caps.CapsHash;
import io.outcry.core.caps.Interests;
import io.outcry.core.pep.ItemFetch;
import io.outcry.core.routing.Sessions.Farewell;
import io.outcry.core.stanza.Stanza;
import java.util.Optional;

/** What an account's actor carries out after a decision, in the order of the list. */
public sealed interface Act {

    /** Makes this durable; the acts behind it wait for that. */
    record Save(Change change) implements Act {}

    /** Sends towards the stanza's {@code to}. */
    record Send(Stanza stanza) implements Act {}

    /** Gives the stanza to one of the account's own sessions. */
    record Give(String resource, Stanza stanza) implements Act {}

    /** Keeps how the last available client went; nothing waits for that. */
    record Remember(Farewell farewell) implements Act {}

    /** Gives this session the messages that were kept while no session took any. */
    record GiveKept(String resource) implements Act {}

    /** Reads these items from the store; what they are for says what is done with them then. */
    record Fetch(ItemFetch fetch) implements Act {}

    /** Reads this of the account's archive; the answer follows. */
    record ReadArchive(ArchiveReading reading) implements Act {}

    /** Finds out what this client's annotation stands for, by asking it where nobody else is asked already. */
    record LearnCaps(Jid client, CapsHash.Annotation annotation) implements Act {}

    /**
     * Tells whoever waits to know what a hash stands for.
     *
     * @param interests empty where the client that was asked had no answer that others can use
     */
    record CapsLearned(CapsHash hash, Optional<Interests> interests) implements Act {}
}
