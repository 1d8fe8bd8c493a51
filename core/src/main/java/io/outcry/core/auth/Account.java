package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.util.Map;

/**
 * Somebody who may log in.
 *
 * @param jid bare
 * @param keys by hash; a mechanism whose hash is missing cannot be used by this account
 */
public record Account(Jid jid, Map<ScramHash, ScramKeys> keys, Instant createdAt) {

    public Account {
        keys = Map.copyOf(keys);
    }
}
