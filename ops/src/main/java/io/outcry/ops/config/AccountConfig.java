package io.outcry.ops.config;

import io.outcry.core.auth.PasswordKeys;
import io.outcry.core.feature.register.RegistrationRules;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How accounts are kept and logged in to.
 *
 * @param passwordIterations of PBKDF2 for new passwords; more cost a thief and every login by PLAIN
 * @param loginThreads threads for the expensive steps of logins
 * @param maxWaitingLogins most such steps that wait for a thread; the next one fails for now
 * @param clientAuthorities PEM file of those who vouch for clients' certificates; without it no client is asked for one
 */
public record AccountConfig(
        int passwordIterations,
        int loginThreads,
        int maxWaitingLogins,
        Optional<Path> clientAuthorities,
        RegistrationRules registration) {

    public AccountConfig {
        if (passwordIterations < PasswordKeys.MIN_ITERATIONS || passwordIterations > 10_000_000) {
            throw new IllegalArgumentException("password-iterations must be between " + PasswordKeys.MIN_ITERATIONS
                    + " and 10000000, was " + passwordIterations);
        }
        if (loginThreads < 1 || loginThreads > 256) {
            throw new IllegalArgumentException("login-threads must be between 1 and 256, was " + loginThreads);
        }
        if (maxWaitingLogins < 1) {
            throw new IllegalArgumentException("max-waiting-logins must be at least 1, was " + maxWaitingLogins);
        }
    }
}
