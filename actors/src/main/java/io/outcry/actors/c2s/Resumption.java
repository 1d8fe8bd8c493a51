package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.address.Jid;
import io.outcry.core.feature.streammanagement.ManagedStream;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;

/** Goes on with a stream that another connection began (XEP-0198 §5), and with what came for it meanwhile. */
final class Resumption {

    /** Who is there to take the stream. */
    enum Target {
        /** The client that asked for it. */
        CLIENT,
        /** Its connection broke again; it may come back once more. */
        LATER,
        /** The client ended its stream, or we did. */
        NOBODY
    }

    private final Setup setup;
    private final Progress progress;
    private final List<ToClient.Deliver> early;
    private final SessionFacts facts;
    private final ManagedStream stream;
    private final Outgoing outgoing;
    private final Ties ties;

    /** What the earlier actor still keeps, it goes on keeping; what the client sends again is known under the same name. */
    private final Custody custody;

    /** @param early what the user's actor sent here before the stream came; it is newer than the stream */
    Resumption(Setup setup, Progress progress, ToClient.Resumed resumed, List<ToClient.Deliver> early) {
        this.setup = setup;
        this.progress = progress;
        this.early = early;
        this.facts = new SessionFacts(
                resumed.session(),
                new Home(setup, resumed.session(), resumed.user(), resumed.known()),
                new Witnessing(setup),
                new FromRooms(setup, resumed.session(), resumed.fromRooms()),
                progress.domain(),
                resumed.lang());
        this.stream = ManagedStream.restore(
                resumed.stream(), setup.services().config().streamManagement());
        this.outgoing = new Outgoing(setup, facts, stream, sent(resumed.stream()), resumed);
        this.ties = new Ties(setup, facts, outgoing);
        this.custody = new Custody(setup, facts, resumed.custody().isEmpty() ? StreamIds.next() : resumed.custody());
    }

    Behavior<ClientMessage> take(Signal.Resume request, Target target) {
        return switch (target) {
            case CLIENT -> take(request);
            case LATER -> detached();
            case NOBODY -> left();
        };
    }

    private Behavior<ClientMessage> take(Signal.Resume request) {
        return switch (stream.resume(request, setup.services().clock().instant())) {
            case ManagedStream.Resumption.Resumed again -> established(again);
            case ManagedStream.Resumption.Refused refused -> {
                setup.figures().resumed(false);
                // The client binds anew; the old session is over.
                end();
                facts.home().forget();
                facts.home().tell(new ToUser.Leave(setup.context().getSelf(), outgoing.unacknowledged()));
                setup.wire().nonza(refused.answer().element());
                yield Binding.enter(setup, progress);
            }
            case ManagedStream.Resumption.Broken broken -> {
                setup.wire().fail(facts.domain(), broken.error());
                yield detached();
            }
        };
    }

    private Behavior<ClientMessage> established(ManagedStream.Resumption.Resumed again) {
        setup.figures().resumed(true);
        setup.timers().cancel(new ClientSession.NegotiationEnded());
        witness();
        setup.wire().nonza(again.answer().element());
        var server = Jid.ofDomain(facts.domain());
        again.again().forEach(stanza -> setup.wire().stanza(stanza.again(server)));
        if (!again.again().isEmpty()) {
            outgoing.ask();
        }
        outgoing.tellMarks();
        ties.tellResumable();
        return Established.enter(setup, facts, outgoing, custody, early);
    }

    private Behavior<ClientMessage> detached() {
        setup.timers().cancel(new ClientSession.NegotiationEnded());
        outgoing.disconnect();
        witness();
        ties.tellResumable();
        return Detached.enter(setup, facts, outgoing, custody, early);
    }

    /** Before the client hears a count. */
    private void witness() {
        facts.witnessing().begin(() -> Copies.of(facts, outgoing, custody));
    }

    private Behavior<ClientMessage> left() {
        end();
        ties.leave();
        return Settling.enter(setup, ties, custody);
    }

    private void end() {
        outgoing.disconnect();
        early.forEach(deliver -> outgoing.give(deliver.stanza(), deliver.seq()));
    }

    private static long sent(StreamSnapshot snapshot) {
        return snapshot.acknowledged() + snapshot.unacknowledged().size();
    }

    /** Stanzas that came for a session which is none, as those that nobody has; the ledger keeps the rest anyway. */
    static List<Unacknowledged> unacknowledged(Setup setup, List<ToClient.Deliver> delivers) {
        var now = setup.services().clock().instant();
        return delivers.stream()
                .filter(deliver -> deliver.seq() == 0)
                .map(deliver -> Unacknowledged.of(deliver.stanza().stanza(), now))
                .toList();
    }

    static void giveBack(Setup setup, Jid account, List<ToClient.Deliver> delivers) {
        var stanzas = unacknowledged(setup, delivers);
        if (!stanzas.isEmpty()) {
            setup.services().users().tell(account, new ToUser.Returned(stanzas));
        }
    }
}
