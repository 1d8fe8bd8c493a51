package io.outcry.it.load.report;

/**
 * What was asked for, so that a result can be repeated.
 *
 * @param label what the server is called where results are compared
 * @param mode {@code open} or {@code closed}
 * @param ratePerSecond messages of all users together; 0 in a closed loop
 * @param to {@code full} or {@code bare} addresses
 */
public record Setup(
        String label,
        String server,
        int users,
        String tls,
        boolean streamManagement,
        String mode,
        double ratePerSecond,
        int bodyBytes,
        String to,
        double warmUpSeconds,
        double durationSeconds) {}
