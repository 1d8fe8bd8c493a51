package io.outcry.ops;

import io.outcry.ops.console.OutcryCommand;

/** Where the process begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(OutcryCommand.create(Outcry.wiring()).execute(arguments));
    }
}
