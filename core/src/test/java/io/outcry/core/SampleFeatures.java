package io.outcry.core;

import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.feature.pep.Pep;
import io.outcry.core.feature.privatexml.PrivateXmlLimits;
import io.outcry.core.feature.register.NewKeys;
import io.outcry.core.feature.register.OwnAccount;
import io.outcry.core.feature.register.RegistrationRules;
import io.outcry.core.feature.serverinfo.ContactAddresses;
import io.outcry.core.feature.vcard.VCardLimits;
import io.outcry.core.pep.PepLimits;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The built-in features, over stores in memory where the test has none of its own. */
public final class SampleFeatures {

    private static final ContactLimits CONTACTS = new ContactLimits(1_000, 100, 1_023, 1_023, 1_000, 1_000, 1_000);

    private SampleFeatures() {}

    public static ArchiveLimits sampleArchive() {
        return new ArchiveLimits(3, 5, 10_000, 20, 2, 3);
    }

    public static Features builtIn(String version) {
        return builtIn(version, MemoryStores.empty(), CONTACTS);
    }

    /** With generous limits, and names that are counted. */
    public static Pep samplePep() {
        var count = new AtomicLong();
        var limits = new PepLimits(100, 100, 60_000, 1_000_000, 4_000, 200_000, 1_000, 100, 100, 100);
        return new Pep(limits, () -> "id" + count.incrementAndGet());
    }

    public static Features builtIn(String version, Stores stores, ContactLimits contacts) {
        var rules = new RegistrationRules(false, true, true);
        var newKeys = new NewKeys(Runnable::run, new Random(1), 4_096);
        var ownAccount = new OwnAccount(rules, stores.accounts(), newKeys, (_, _) -> {});
        return Features.builtIn(new Features.Parts(
                version,
                Instant.EPOCH,
                stores,
                ownAccount,
                ContactAddresses.NONE,
                contacts,
                samplePep(),
                sampleArchive(),
                new VCardLimits(1_000),
                new PrivateXmlLimits(2, 1_000),
                List.of("rooms.verona.example")));
    }
}
