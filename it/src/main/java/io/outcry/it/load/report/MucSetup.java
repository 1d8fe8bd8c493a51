package io.outcry.it.load.report;

/**
 * What was asked for, so that a result can be repeated.
 *
 * @param label what the server is called where results are compared
 * @param service the domain of the rooms
 * @param occupants of each room
 * @param users how many accounts
 * @param joinsAtOnce how many users could be on their way into rooms
 * @param ratePerSecond messages said in all rooms together
 */
public record MucSetup(
        String label,
        String server,
        String service,
        int rooms,
        int occupants,
        int users,
        String tls,
        boolean streamManagement,
        int joinsAtOnce,
        double ratePerSecond,
        int bodyBytes,
        double warmUpSeconds,
        double durationSeconds) {

    int seats() {
        return rooms * occupants;
    }
}
