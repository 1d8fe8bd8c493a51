package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.SaslFailure.Condition;
import java.util.Optional;

/** Lets a certified client in where the account exists. */
record ExternalLookup(Jid name) implements AwaitingAccount {

    @Override
    public boolean isExpensive() {
        return false;
    }

    @Override
    public SaslStep found(Optional<Account> account) {
        return account.isPresent()
                ? new SaslStep.Success(SaslMechanism.EXTERNAL, name, Optional.empty())
                : SaslStep.fail(Condition.NOT_AUTHORIZED);
    }
}
