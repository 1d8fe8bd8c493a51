package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.feature.streammanagement.ManagedStream;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import org.apache.pekko.actor.typed.Behavior;

/** Goes on with a stream that another connection began (XEP-0198 §5). */
final class Resumption {

    private Resumption() {}

    static Behavior<ClientMessage> take(
            Setup setup, Progress progress, Signal.Resume request, ToClient.Resumed resumed) {
        var services = setup.services();
        var facts = new SessionFacts(resumed.session(), resumed.user(), progress.domain(), resumed.lang());
        var stream = ManagedStream.restore(resumed.stream(), services.config().streamManagement());
        var outgoing = new Outgoing(setup, facts, stream, sent(resumed.stream()), resumed.keptMarks());
        return switch (stream.resume(request, services.clock().instant())) {
            case ManagedStream.Resumption.Resumed again -> {
                setup.wire().nonza(again.answer().element());
                again.again().forEach(stanza -> setup.wire().stanza(stanza.stanza()));
                if (!again.again().isEmpty()) {
                    outgoing.ask();
                }
                outgoing.tellMarks();
                services.users().tell(facts.session(), resumable(facts, resumed.stream()));
                yield Established.enter(setup, facts, outgoing);
            }
            case ManagedStream.Resumption.Refused refused -> {
                // The client binds anew; the old session is over.
                leave(setup, facts, outgoing);
                setup.wire().nonza(refused.answer().element());
                yield Binding.enter(setup, progress);
            }
            case ManagedStream.Resumption.Broken broken -> {
                leave(setup, facts, outgoing);
                yield Ending.fail(setup, progress, broken.error());
            }
        };
    }

    private static long sent(StreamSnapshot snapshot) {
        return snapshot.acknowledged() + snapshot.unacknowledged().size();
    }

    private static ToUser.Resumable resumable(SessionFacts facts, StreamSnapshot stream) {
        return new ToUser.Resumable(facts.session().resource(), stream.id().text());
    }

    private static void leave(Setup setup, SessionFacts facts, Outgoing outgoing) {
        setup.context().unwatch(facts.user());
        var self = setup.context().getSelf();
        var leave = new ToUser.Leave(facts.session().resource(), self, outgoing.unacknowledged());
        setup.services().users().tell(facts.session(), leave);
    }
}
