package io.outcry.core.feature;

import io.outcry.core.address.Jid;
import java.time.Instant;

/**
 * All that a step may know beside the stanza; gathered by the actor beforehand.
 *
 * @param account whose pipeline runs: the sender's on the way out, the receiver's on the way in
 */
public record Facts(Jid account, Instant now) {}
