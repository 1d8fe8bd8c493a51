package io.outcry.ops.console;

/** Who sits at the command line, for the audit log. */
final class Operator {

    private Operator() {}

    static String name() {
        return "command line, " + System.getProperty("user.name", "unknown");
    }
}
