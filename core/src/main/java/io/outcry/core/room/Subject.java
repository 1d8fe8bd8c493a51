package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.time.Instant;

/**
 * What a room talks about (XEP-0045 §8.1).
 *
 * @param by the occupant who set it, or the room itself
 */
public record Subject(String text, Jid by, Instant at) {}
