package io.outcry.it.load;

import io.outcry.core.stanza.Element;
import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.Markers;
import io.outcry.it.load.report.JoinResult;
import io.outcry.it.load.report.LoginResult;
import io.outcry.it.load.report.MucResult;
import io.outcry.it.load.wire.Inbound;
import io.outcry.it.load.wire.Logins;
import io.outcry.it.load.wire.Reader;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Carries a {@link MucPlan} out: logins, joins, warm-up, measurement, the wait for the last deliveries, farewell. */
public final class MucLoad implements Inbound {

    private static final Duration LEAD = Duration.ofMillis(200);

    private final MucPlan plan;
    private final StopSignal stop;
    private final PrintWriter progress;
    private final Complaints complaints = new Complaints();
    private final Joins joins;
    private final Entrance entrance;
    private final RoomTalk talk;

    /** @param progress gets a line each second */
    public MucLoad(MucPlan plan, StopSignal stop, PrintWriter progress) {
        this.plan = plan;
        this.stop = stop;
        this.progress = progress;
        var run = new Random().nextInt();
        var seating = plan.seating(run);
        this.joins = new Joins(seating, plan.joinsAtOnce(), complaints);
        this.entrance = new Entrance(plan, seating, joins, complaints, stop, progress);
        this.talk = new RoomTalk(new Markers(run), seating, complaints);
    }

    /** Blocks until everything is over. Stopped early, it returns what there is. */
    public MucResult run() throws IOException {
        try (var reader = Reader.start()) {
            var logins = new Logins(plan.target(), plan.loginsPerSecond(), this, reader);
            try (var crowd = Crowd.logIn(plan.accounts(), logins, plan.server(), stop, progress)) {
                crowd.failures().forEach(complaints::add);
                if (crowd.sessions().size() < plan.accounts().size()) {
                    return result(crowd.result(), JoinResult.none(), watch(), nothing());
                }
                return enterAndTalk(crowd.sessions(), crowd.result(), reader);
            }
        }
    }

    private MucResult enterAndTalk(List<Session> sessions, LoginResult logins, Reader reader) throws IOException {
        if (entrance.admit(sessions)) {
            return talk(sessions, logins, reader);
        }
        reader.close();
        return result(logins, entrance.result(), watch(), nothing());
    }

    private MucResult talk(List<Session> sessions, LoginResult logins, Reader reader) throws IOException {
        var phases = Phases.of(System.nanoTime() + LEAD.toNanos(), plan.warmUp(), plan.duration());
        var driver = new SteadyDriver(talk, plan.size().rooms(), plan.pace().perSecond(), phases);
        talk.begin(sessions, plan.bodyBytes(), phases.measuredFromNanos());

        var watch = watch();
        driver.start();
        watch.until(phases.measuredFromNanos(), stop::isGiven);
        watch.mark();
        watch.until(phases.endNanos(), stop::isGiven);
        watch.mark();
        driver.stop();
        watch.awaitLastMessages();
        reader.close();
        return result(logins, entrance.result(), watch, Latencies.of(driver.delays()));
    }

    private static Latencies nothing() {
        return Latencies.of(Latencies.histogram());
    }

    private Watch watch() {
        return new Watch(talk, complaints, plan.server(), progress, System.nanoTime());
    }

    private MucResult result(LoginResult logins, JoinResult entered, Watch watch, Latencies sendDelays) {
        return new MucResult(
                plan.setup(),
                logins,
                entered,
                talk.counts(),
                watch.sentPerSecond() / plan.size().occupants(),
                watch.deliveredPerSecond(),
                Latencies.of(talk.measured()),
                Latencies.of(talk.measuredLast()),
                sendDelays,
                watch.costs(),
                watch.seconds(),
                complaints.words());
    }

    @Override
    public void message(Session session, byte[] bytes, int from, int to) {
        talk.message(session, bytes, from, to);
    }

    @Override
    public void presence(Session session, byte[] bytes, int from, int to, Scratch scratch) {
        joins.presence(session, bytes, from, to, scratch);
    }

    @Override
    public void answer(Session session, Element iq) {
        joins.answer(iq);
    }

    @Override
    public void ended(Session session, String why) {
        complaints.add("session " + session.number() + " ended: " + why);
    }
}
