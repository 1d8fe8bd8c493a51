package io.outcry.actors.user;

import io.outcry.core.Positive;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.caps.CapsLimits;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.feature.offline.OfflineLimits;
import io.outcry.core.feature.privatexml.PrivateXmlLimits;
import io.outcry.core.feature.vcard.VCardLimits;
import io.outcry.core.ledger.RecordConfig;
import io.outcry.core.pep.PepLimits;
import io.outcry.core.stream.BindRules;
import java.time.Duration;

/**
 * How much one user's actor holds.
 *
 * @param bind which resources sessions get, and how many there may be
 * @param maxWaiting most messages that wait while the actor waits for a store
 * @param keptPageSize how many kept messages are read and given to a client at a time
 * @param keptRetryDelay how long until what was kept is looked for again, after that failed
 * @param gatherFor how long an account whose actor began anew waits for its sessions to come back, before what waits for a
 *     client is given to one that is there
 * @param refreshWithin within which time after that its contacts are asked for their presence again
 * @param passivateAfter how long an account without clients stays in memory after its last message
 */
public record UserConfig(
        BindRules bind,
        int maxWaiting,
        int keptPageSize,
        Duration keptRetryDelay,
        Duration gatherFor,
        Duration refreshWithin,
        Duration passivateAfter,
        ContactLimits contacts,
        VCardLimits vcard,
        PrivateXmlLimits privateXml,
        PepLimits pep,
        ArchiveLimits archive,
        CapsLimits caps,
        OfflineLimits offline,
        RecordConfig record) {

    public UserConfig {
        Positive.require("max-waiting", maxWaiting);
        Positive.require("kept-page-size", keptPageSize);
        Positive.require("kept-retry-delay", keptRetryDelay);
        Positive.require("gather-for", gatherFor);
        Positive.require("refresh-within", refreshWithin);
        Positive.require("passivate-after", passivateAfter);
    }
}
