package io.outcry.core;

import io.outcry.core.archive.ArchiveStore;
import io.outcry.core.audit.AuditLog;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.contact.BlockStore;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.feature.privatexml.PrivateXmlStore;
import io.outcry.core.feature.vcard.VCardStore;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerUpkeep;
import io.outcry.core.pep.PepStore;
import io.outcry.core.retention.HoldStore;
import io.outcry.core.retention.LedgerPurge;
import io.outcry.core.room.RoomStore;
import io.outcry.core.routing.FarewellStore;

/**
 * Every store that a feature or an actor may need.
 *
 * <p>No method of a store blocks its caller, and every stage completes within a bounded time: with the answer, or with a
 * {@link StoreException}.
 */
public record Stores(
        AccountStore accounts,
        ContactStore contacts,
        BlockStore blocks,
        PepStore pep,
        FarewellStore farewells,
        VCardStore vCards,
        PrivateXmlStore privateXml,
        RoomStore rooms,
        LedgerStore ledger,
        ArchiveStore archive,
        LedgerUpkeep upkeep,
        LedgerPurge purge,
        HoldStore holds,
        AuditLog audit) {

    /** The same, with other accounts. */
    public Stores withAccounts(AccountStore other) {
        return new Stores(
                other,
                contacts,
                blocks,
                pep,
                farewells,
                vCards,
                privateXml,
                rooms,
                ledger,
                archive,
                upkeep,
                purge,
                holds,
                audit);
    }
}
