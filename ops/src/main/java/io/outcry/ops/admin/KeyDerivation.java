package io.outcry.ops.admin;

import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import java.util.Map;

/** Makes the keys that are stored instead of a password. Slow by design; what cannot be a password is refused. */
@FunctionalInterface
public interface KeyDerivation {

    /** A password that SASLprep or PRECIS refuses is an {@link IllegalArgumentException}. */
    Map<ScramHash, ScramKeys> derive(Password password);
}
