package io.outcry.it.load.report;

/**
 * How the sessions came to be.
 *
 * @param seconds from the first to the last
 * @param serverCpuMillisEach the server's processor time for one login; 0 where its process is not known
 */
public record LoginResult(int sessions, int failures, double seconds, double serverCpuMillisEach) {

    double perSecond() {
        return seconds == 0 ? 0 : sessions / seconds;
    }
}
