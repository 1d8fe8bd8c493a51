package io.outcry.core;

import io.outcry.core.contact.ContactLimits;
import io.outcry.core.feature.privatexml.PrivateXmlLimits;
import io.outcry.core.feature.register.NewKeys;
import io.outcry.core.feature.register.OwnAccount;
import io.outcry.core.feature.register.RegistrationRules;
import io.outcry.core.feature.vcard.VCardLimits;
import java.util.Random;

/** The built-in features, over stores in memory where the test has none of its own. */
public final class SampleFeatures {

    private static final ContactLimits CONTACTS = new ContactLimits(1_000, 100, 1_023, 1_023, 1_000, 1_000, 1_000);

    private SampleFeatures() {}

    public static Features builtIn(String version) {
        return builtIn(version, MemoryStores.empty(), CONTACTS);
    }

    public static Features builtIn(String version, Stores stores, ContactLimits contacts) {
        var rules = new RegistrationRules(false, true, true);
        var newKeys = new NewKeys(Runnable::run, new Random(1), 4_096);
        var ownAccount = new OwnAccount(rules, stores.accounts(), newKeys, (_, _) -> {});
        return Features.builtIn(new Features.Parts(
                version, stores, ownAccount, contacts, new VCardLimits(1_000), new PrivateXmlLimits(2, 1_000)));
    }
}
