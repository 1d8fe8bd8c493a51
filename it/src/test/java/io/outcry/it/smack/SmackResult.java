package io.outcry.it.smack;

/**
 * What came of one of Smack's tests.
 *
 * @param test its class and method, and over which connection
 * @param problem why it failed, or could not be tried; empty where it passed
 */
record SmackResult(String test, String problem) {

    static SmackResult passed(String test) {
        return new SmackResult(test, "");
    }

    static SmackResult failed(String test, String why) {
        return new SmackResult(test, "failed: " + why);
    }

    /** The test looked for something that the server says it does not have. */
    static SmackResult impossible(String test, String why) {
        return new SmackResult(test, "could not be tried: " + why);
    }

    boolean hasPassed() {
        return problem.isEmpty();
    }

    String line() {
        return test + "\t" + problem.replaceAll("\\s+", " ");
    }

    static SmackResult read(String line) {
        var cells = line.split("\t", 2);
        return new SmackResult(cells[0], cells[1]);
    }
}
