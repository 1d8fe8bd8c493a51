package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.SaslFailure.Condition;
import java.util.Comparator;
import java.util.Optional;

/**
 * Checks a password against the keys that are kept in its place.
 *
 * @param password prepared; as bytes, so that it is never printed
 */
record PlainLookup(Jid name, Octets password, SaslSetup setup) implements AwaitingAccount {

    @Override
    public boolean isExpensive() {
        return true;
    }

    @Override
    public SaslStep found(Optional<Account> account) {
        var hash = account.flatMap(PlainLookup::strongest).orElse(ScramHash.SHA_512);
        var decoy = setup.decoys().keys(name, hash, setup.hashing());
        var kept = account.flatMap(known -> Optional.ofNullable(known.keys().get(hash)));
        var keys = kept.orElse(decoy);
        var text = StrictText.utf8(password).orElseThrow();
        var derived = PasswordKeys.derive(hash, text, keys.salt(), keys.iterations(), setup.hashing());
        var isClientKey = derived.storedKey().equals(keys.storedKey());
        var isServerKey = derived.serverKey().equals(keys.serverKey());
        return isClientKey && isServerKey && kept.isPresent()
                ? new SaslStep.Success(SaslMechanism.PLAIN, name, Optional.empty())
                : SaslStep.fail(Condition.NOT_AUTHORIZED);
    }

    private static Optional<ScramHash> strongest(Account account) {
        return account.keys().keySet().stream().max(Comparator.naturalOrder());
    }
}
