package io.outcry.it.load;

import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.measure.ProcessTree.Usage;
import io.outcry.it.load.report.Figures;
import io.outcry.it.load.report.IdleResult;
import io.outcry.it.load.report.IdleResult.Memory;
import io.outcry.it.load.wire.Inbound;
import io.outcry.it.load.wire.Logins;
import io.outcry.it.load.wire.Reader;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Carries an {@link IdlePlan} out: memory before, logins, silence, memory behind it, and whether everybody is still there. */
public final class IdleLoad implements Inbound {

    private static final Duration ANSWERS = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double PERCENT = 100;

    private final IdlePlan plan;
    private final StopSignal stop;
    private final PrintWriter progress;
    private final Complaints complaints = new Complaints();

    /** What the server takes at one time; the heap is empty where it is not Java. */
    private record Size(Optional<Usage> usage, Optional<Long> heapBytes) {}

    public IdleLoad(IdlePlan plan, StopSignal stop, PrintWriter progress) {
        this.plan = plan;
        this.stop = stop;
        this.progress = progress;
    }

    /** Blocks until everything is over. Stopped early, it returns what there is. */
    public IdleResult run() throws IOException {
        var before = size();
        try (var reader = Reader.start()) {
            var logins = new Logins(plan.target(), plan.loginsPerSecond(), this, reader);
            try (var crowd = Crowd.logIn(plan.accounts(), logins, plan.server(), stop, progress)) {
                crowd.failures().forEach(complaints::add);
                return idle(crowd, before);
            }
        }
    }

    private IdleResult idle(Crowd crowd, Size before) throws IOException {
        progress.println("idle for " + plan.idle().toSeconds() + " s");
        var start = System.nanoTime();
        var cpu = plan.server().map(ProcessTree::usage);
        waitUntil(start + plan.idle().toNanos(), stop::isGiven);
        var idle = System.nanoTime() - start;
        var used = plan.server()
                .flatMap(server -> cpu.map(server.usage()::cpuNanosSince))
                .orElse(0L);
        var after = size();
        return new IdleResult(
                plan.setup(),
                crowd.result(),
                answering(crowd.sessions()),
                Figures.ratio(idle, SECOND),
                Figures.ratio(PERCENT * used, idle),
                memories(before, after, crowd.sessions().size()),
                complaints.words());
    }

    private Size size() throws IOException {
        var heap = plan.server().flatMap(server -> JavaHeap.of(server.pid()));
        var live = heap.isPresent() ? Optional.of(heap.get().liveBytes()) : Optional.<Long>empty();
        return new Size(plan.server().map(ProcessTree::usage), live);
    }

    private static List<Memory> memories(Size before, Size after, int sessions) {
        var memories = new ArrayList<Memory>();
        before.usage()
                .ifPresent(empty -> after.usage()
                        .ifPresent(full -> memories.add(
                                Memory.of("resident", empty.residentBytes(), full.residentBytes(), sessions))));
        before.heapBytes()
                .ifPresent(empty -> after.heapBytes()
                        .ifPresent(full -> memories.add(Memory.of("live heap", empty, full, sessions))));
        return memories;
    }

    private int answering(List<Session> sessions) {
        var scratch = new Scratch();
        var answersBefore = sessions.stream().map(Session::answers).toList();
        sessions.forEach(session -> session.ping(scratch));
        waitUntil(System.nanoTime() + ANSWERS.toNanos(), () -> answered(sessions, answersBefore) == sessions.size());
        return answered(sessions, answersBefore);
    }

    private static int answered(List<Session> sessions, List<Integer> answersBefore) {
        var answered = 0;
        for (var i = 0; i < sessions.size(); i++) {
            answered += sessions.get(i).answers() > answersBefore.get(i) ? 1 : 0;
        }
        return answered;
    }

    private static void waitUntil(long end, BooleanSupplier enough) {
        while (System.nanoTime() < end && !enough.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(LOOK_AGAIN, Math.max(1, end - System.nanoTime())));
        }
    }

    @Override
    public void message(Session session, byte[] bytes, int from, int to) {
        // Nobody says anything to anybody here; what a server says by itself does not matter.
    }

    @Override
    public void ended(Session session, String why) {
        complaints.add("session " + session.number() + " ended: " + why);
    }
}
