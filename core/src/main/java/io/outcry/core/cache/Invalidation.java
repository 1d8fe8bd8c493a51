package io.outcry.core.cache;

import io.outcry.core.address.Jid;

/**
 * What is remembered of an account is not what the database holds any more.
 *
 * @param kind of what it had, such as {@code contacts}
 * @param owner bare
 * @param isSharedTold whether the cache that all nodes share has been told; otherwise whoever reaches it has to
 */
public record Invalidation(String kind, Jid owner, boolean isSharedTold) {}
