package io.outcry.core;

import io.outcry.core.auth.MemoryAccountStore;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.feature.register.NewKeys;
import io.outcry.core.feature.register.OwnAccount;
import io.outcry.core.feature.register.RegistrationRules;
import java.util.Random;

/** The built-in features over stores in memory. */
public final class SampleFeatures {

    private SampleFeatures() {}

    public static Features builtIn(String version) {
        return builtIn(version, new ContactLimits(1_000, 100, 1_023, 1_023, 1_000, 1_000, 1_000));
    }

    public static Features builtIn(String version, ContactLimits contacts) {
        var rules = new RegistrationRules(false, true, true);
        var newKeys = new NewKeys(Runnable::run, new Random(1), 4_096);
        var ownAccount = new OwnAccount(rules, new MemoryAccountStore(), newKeys, (_, _) -> {});
        return Features.builtIn(version, ownAccount, contacts);
    }
}
