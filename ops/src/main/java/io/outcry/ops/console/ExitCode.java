package io.outcry.ops.console;

/** How a command ended, for scripts. Each command's help lists them. */
final class ExitCode {

    static final int DONE = 0;

    /** What was asked for could not be done: the user exists already, there is no such user. */
    static final int REFUSED = 1;

    /** The command line makes no sense. */
    static final int USAGE = 2;

    /** The configuration or a certificate cannot be used. */
    static final int CONFIG = 3;

    /** The node cannot start: a port is taken, the data folder is in use. */
    static final int START = 4;

    /** No node runs on this data folder, or it does not answer. */
    static final int UNREACHABLE = 5;

    private ExitCode() {}
}
