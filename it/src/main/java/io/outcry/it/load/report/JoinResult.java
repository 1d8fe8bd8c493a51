package io.outcry.it.load.report;

import io.outcry.it.load.measure.Latencies;

/**
 * How users got into rooms.
 *
 * @param inside how many the rooms told that they are
 * @param refused how many were not let in; of the rest nothing was heard
 * @param seconds from when the first one asked until the last one was inside, the making of the rooms included
 * @param serverCpuMillisEach the server's processor time for one of them; 0 where its process is not known
 * @param latencyMillis from when somebody asked until they were inside
 */
public record JoinResult(int inside, int refused, double seconds, double serverCpuMillisEach, Latencies latencyMillis) {

    /** Nobody asked. */
    public static JoinResult none() {
        return new JoinResult(0, 0, 0, 0, Latencies.of(Latencies.histogram()));
    }

    double perSecond() {
        return seconds == 0 ? 0 : inside / seconds;
    }
}
