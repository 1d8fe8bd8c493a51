package io.outcry.it.load.wire;

import io.outcry.it.peer.Player;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Logs accounts in, at a rate and a few at a time, and gives the sessions to the reader. */
public final class Logins {

    private static final int AT_ONCE = 32;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Target target;
    private final double perSecond;
    private final Inbound inbound;
    private final Reader reader;
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** What came of it: the sessions in the order of their accounts, and why others got none. */
    public record Outcome(List<Session> sessions, List<String> failures) {}

    /** @param perSecond at the most */
    public Logins(Target target, double perSecond, Inbound inbound, Reader reader) {
        this.target = target;
        this.perSecond = perSecond;
        this.inbound = inbound;
        this.reader = reader;
    }

    /**
     * Returns when every login is through or has failed.
     *
     * @param goesOn asked before each login
     * @param progress told before each login how many came before it
     */
    public Outcome perform(List<Player> accounts, BooleanSupplier goesOn, IntConsumer progress) {
        var places = new Semaphore(AT_ONCE);
        var start = System.nanoTime();
        try (var alarms = Executors.newSingleThreadScheduledExecutor();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < accounts.size() && goesOn.getAsBoolean(); number++) {
                progress.accept(number);
                var turn = start + (long) (number * TimeUnit.SECONDS.toNanos(1) / perSecond);
                LockSupport.parkNanos(turn - System.nanoTime());
                places.acquireUninterruptibly();
                var account = accounts.get(number);
                var place = number;
                threads.execute(() -> {
                    try {
                        logIn(account, place, alarms);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return new Outcome(
                sessions.stream()
                        .sorted(Comparator.comparingInt(Session::number))
                        .toList(),
                List.copyOf(failures));
    }

    private void logIn(Player account, int number, ScheduledExecutorService alarms) {
        try {
            var login = Login.connect(target, account);
            var alarm = alarms.schedule(login::close, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            try {
                var session = login.perform(number, inbound);
                sessions.add(session);
                reader.add(session);
            } finally {
                alarm.cancel(false);
            }
        } catch (LoginFailedException e) {
            failures.add(account.bare() + ": " + e.getMessage());
        }
    }
}
