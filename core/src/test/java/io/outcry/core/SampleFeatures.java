package io.outcry.core;

import io.outcry.core.auth.MemoryAccountStore;
import io.outcry.core.feature.register.NewKeys;
import io.outcry.core.feature.register.OwnAccount;
import io.outcry.core.feature.register.RegistrationRules;
import java.util.Random;

/** The built-in features over stores in memory. */
public final class SampleFeatures {

    private SampleFeatures() {}

    public static Features builtIn(String version) {
        var rules = new RegistrationRules(false, true, true);
        var newKeys = new NewKeys(Runnable::run, new Random(1), 4_096);
        return Features.builtIn(version, new OwnAccount(rules, new MemoryAccountStore(), newKeys, (_, _) -> {}));
    }
}
