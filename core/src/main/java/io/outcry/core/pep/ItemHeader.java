package io.outcry.core.pep;

import io.outcry.core.address.Jid;
import java.time.Instant;

/**
 * What is known of an item without its payload.
 *
 * @param publisher the client that published it
 * @param sizeBytes of its payload, about
 * @param seq grows within its node with each publication
 */
public record ItemHeader(String id, Jid publisher, Instant at, int sizeBytes, long seq) {}
