package io.outcry.it.load;

import io.outcry.it.load.ChatPlan.Closed;
import io.outcry.it.load.ChatPlan.Open;
import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.Markers;
import io.outcry.it.load.report.ChatResult;
import io.outcry.it.load.report.LoginResult;
import io.outcry.it.load.wire.Logins;
import io.outcry.it.load.wire.Reader;
import io.outcry.it.load.wire.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Carries a {@link ChatPlan} out: logins, warm-up, measurement, the wait for the last messages, farewell. */
public final class ChatLoad {

    private static final Duration LEAD = Duration.ofMillis(200);

    private final ChatPlan plan;
    private final StopSignal stop;
    private final PrintWriter progress;
    private final Complaints complaints = new Complaints();
    private final Markers markers = new Markers(new Random().nextInt());
    private final Exchange exchange = new Exchange(markers, System::nanoTime, complaints);

    /** @param progress gets a line each second */
    public ChatLoad(ChatPlan plan, StopSignal stop, PrintWriter progress) {
        this.plan = plan;
        this.stop = stop;
        this.progress = progress;
    }

    /** Blocks until everything is over. Stopped early, it returns what there is. */
    public ChatResult run() throws IOException {
        try (var reader = Reader.start()) {
            var logins = new Logins(plan.target(), plan.loginsPerSecond(), exchange, reader);
            try (var crowd = Crowd.logIn(plan.accounts(), logins, plan.server(), stop, progress)) {
                crowd.failures().forEach(complaints::add);
                if (crowd.sessions().size() < plan.accounts().size()) {
                    return result(crowd.result(), watch(), Latencies.of(Latencies.histogram()));
                }
                return exchange(crowd, reader);
            }
        }
    }

    private ChatResult exchange(Crowd crowd, Reader reader) throws IOException {
        var phases = Phases.of(System.nanoTime() + LEAD.toNanos(), plan.warmUp(), plan.duration());
        var driver = driver(reader, phases);
        exchange.begin(flows(crowd.sessions()), driver, phases.measuredFromNanos());

        var watch = watch();
        driver.start();
        watch.until(phases.measuredFromNanos(), stop::isGiven);
        watch.mark();
        watch.until(phases.endNanos(), stop::isGiven);
        watch.mark();
        driver.stop();
        watch.awaitLastMessages();
        reader.close();
        return result(crowd.result(), watch, Latencies.of(driver.delays()));
    }

    private Watch watch() {
        return new Watch(exchange, complaints, plan.server(), progress, System.nanoTime());
    }

    private Driver driver(Reader reader, Phases phases) {
        var users = plan.accounts().size();
        return switch (plan.pace()) {
            case Open(var perSecond) -> new SteadyDriver(exchange, users, perSecond, phases);
            case Closed() -> new ClosedDriver(exchange, users, reader.scratch());
        };
    }

    private List<Flow> flows(List<Session> sessions) {
        return sessions.stream()
                .map(session -> new Flow(
                        session,
                        addressOf(sessions.get(Exchange.partner(session.number()))),
                        plan.bodyBytes(),
                        markers))
                .toList();
    }

    private String addressOf(Session session) {
        return plan.bare() ? plan.accounts().get(session.number()).bare() : session.address();
    }

    private ChatResult result(LoginResult logins, Watch watch, Latencies sendDelays) {
        return new ChatResult(
                plan.setup(),
                logins,
                exchange.counts(),
                watch.deliveredPerSecond(),
                Latencies.of(exchange.measured()),
                sendDelays,
                watch.costs(),
                watch.seconds(),
                complaints.words());
    }
}
