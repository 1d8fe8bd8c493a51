package io.outcry.it.crash;

/**
 * A message that reached a device.
 *
 * @param session which of the device's sessions it reached
 * @param id its name in the receiver's ledger
 */
record Heard(String session, String id, Said said) {}
