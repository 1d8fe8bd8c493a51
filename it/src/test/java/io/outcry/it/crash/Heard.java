package io.outcry.it.crash;

import java.time.Instant;

/**
 * A message that reached a device.
 *
 * @param at by the clock of whoever listens
 * @param session which of the device's sessions it reached, and after how many resumptions of streams
 * @param isLate it waited in the ledger for a client, and says so (XEP-0203)
 * @param id its name in the receiver's ledger
 */
record Heard(Instant at, String session, boolean isLate, String id, Said said) {

    /** The session without its resumptions. */
    String life() {
        return session.contains(".") ? session.substring(0, session.lastIndexOf('.')) : session;
    }
}
