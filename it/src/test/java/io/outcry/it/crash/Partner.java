package io.outcry.it.crash;

import java.util.List;

/**
 * Whom a device talks to, if to anybody.
 *
 * @param address a bare one; empty for a device that only listens
 * @param isRoom what is said there is said to everybody inside, and is in the room's archive
 */
record Partner(String address, boolean isRoom) {

    static final Partner NOBODY = new Partner("", false);

    static Partner account(String address) {
        return new Partner(address, false);
    }

    static Partner room(String address) {
        return new Partner(address, true);
    }

    boolean isSomebody() {
        return !address.isEmpty();
    }

    /** Whose archives have what such a device says. */
    List<String> archives(String account) {
        return isRoom ? List.of(address) : List.of(account, address);
    }

    /** Whose archive has what such a device hears. */
    String heardOf(String account) {
        return isRoom ? address : account;
    }
}
