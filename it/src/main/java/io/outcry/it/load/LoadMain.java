package io.outcry.it.load;

/** Where the process of a load begins. */
public final class LoadMain {

    private LoadMain() {}

    public static void main(String[] arguments) {
        var stop = StopSignal.onInterrupt();
        var exitCode = LoadCommand.create(stop).execute(arguments);
        stop.done();
        System.exit(exitCode);
    }
}
