package io.outcry.core.feature.streammanagement;

import java.time.Duration;
import java.util.List;

/**
 * A resumable stream between two connections, as it moves to another holder.
 *
 * @param handled stanzas of the client that the server took responsibility for, counted without wrapping
 * @param acknowledged stanzas that the client has, counted without wrapping
 * @param unacknowledged stanzas behind those, oldest first
 */
public record StreamSnapshot(
        ResumeId id, Duration resumeTimeout, long handled, long acknowledged, List<Unacknowledged> unacknowledged) {

    public StreamSnapshot {
        unacknowledged = List.copyOf(unacknowledged);
    }
}
