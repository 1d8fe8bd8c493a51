package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.SaslFailure.Condition;
import java.util.Optional;

/** An exchange that waits until a directory has checked the password. */
public record AwaitingCheck(Jid name) {

    /** Goes on with the directory's verdict, which does not tell a wrong password from an unknown account. */
    public SaslStep checked(boolean isRight) {
        return isRight
                ? new SaslStep.Success(SaslMechanism.PLAIN, name, Optional.empty())
                : SaslStep.fail(Condition.NOT_AUTHORIZED);
    }
}
