package io.outcry.it.crash;

/**
 * One message of a crash test.
 *
 * @param speaker the device that said it, by its full address
 * @param number which of that device's messages it is
 */
record Said(String speaker, long number) {

    /** As it stands in a message's body. */
    String text() {
        return speaker + " " + number;
    }

    static Said of(String text) {
        var space = text.lastIndexOf(' ');
        return new Said(text.substring(0, space), Long.parseLong(text.substring(space + 1)));
    }
}
