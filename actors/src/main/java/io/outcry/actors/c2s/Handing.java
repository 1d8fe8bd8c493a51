package io.outcry.actors.c2s;

import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.feature.streammanagement.ManagedStream;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import org.apache.pekko.actor.typed.ActorRef;

/** Gives a stream to the actor of its client's next connection. */
final class Handing {

    private Handing() {}

    static void over(SessionFacts facts, Outgoing outgoing, Custody custody, ToClient.Surrender surrender) {
        var answer = facts.home()
                .actor()
                .flatMap(user -> outgoing.managed()
                        .flatMap(ManagedStream::snapshot)
                        .<ToClient>map(stream -> resumed(facts, user, stream, outgoing, custody)))
                .orElseGet(ToClient.ResumeRefused::new);
        facts.home().forget();
        facts.witnessing().end();
        facts.fromRooms().confirm();
        surrender.successor().tell(answer);
    }

    private static ToClient.Resumed resumed(
            SessionFacts facts, ActorRef<UserMessage> user, StreamSnapshot stream, Outgoing outgoing, Custody custody) {
        return new ToClient.Resumed(
                facts.session(),
                facts.home().known(),
                user,
                stream,
                facts.lang(),
                outgoing.marks().onTheWay(),
                outgoing.marks().had(),
                custody.stream(),
                facts.fromRooms().had());
    }
}
