package io.outcry.it.load;

import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.measure.ProcessTree.Usage;
import io.outcry.it.load.report.Figures;
import io.outcry.it.load.report.LoginResult;
import io.outcry.it.load.wire.Logins;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import io.outcry.it.peer.Player;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** All sessions of a load, logged in. */
record Crowd(List<Session> sessions, List<String> failures, LoginResult result) implements AutoCloseable {

    private static final int REPORT_EVERY = 500;
    private static final double NANOS_PER_MILLI = 1e6;

    static Crowd logIn(
            List<Player> accounts, Logins logins, Optional<ProcessTree> server, StopSignal stop, PrintWriter progress) {
        var start = System.nanoTime();
        var before = server.map(ProcessTree::usage);
        var outcome = logins.perform(accounts, () -> !stop.isGiven(), number -> {
            if (number % REPORT_EVERY == 0) {
                progress.println(String.format(Locale.ROOT, "logging in: %,d of %,d", number, accounts.size()));
            }
        });
        var sessions = outcome.sessions().size();
        var result = new LoginResult(
                sessions,
                outcome.failures().size(),
                Figures.ratio(System.nanoTime() - start, TimeUnit.SECONDS.toNanos(1)),
                Figures.ratio(cpuNanos(server, before) / NANOS_PER_MILLI, sessions));
        return new Crowd(outcome.sessions(), outcome.failures(), result);
    }

    private static long cpuNanos(Optional<ProcessTree> server, Optional<Usage> before) {
        return server.flatMap(tree -> before.map(tree.usage()::cpuNanosSince)).orElse(0L);
    }

    /** Takes leave in an orderly way. Nobody else may send any more. */
    @Override
    public void close() {
        var scratch = new Scratch();
        sessions.forEach(session -> session.leave(scratch));
        sessions.forEach(Session::close);
    }
}
