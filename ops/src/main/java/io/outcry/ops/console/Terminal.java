package io.outcry.ops.console;

import java.io.Console;
import java.util.Optional;

/** The terminal that somebody sits at, if anybody does. */
final class Terminal {

    private Terminal() {}

    /** Empty where input or output is a pipe or a file. */
    static Optional<Console> find() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
