package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ToClient;
import io.outcry.core.feature.streammanagement.ManagedStream;

/** Gives a stream to the actor of its client's next connection. */
final class Handing {

    private Handing() {}

    static void over(
            Setup setup, SessionFacts facts, Outgoing outgoing, Custody custody, ToClient.Surrender surrender) {
        setup.context().unwatch(facts.user());
        var answer = outgoing.managed()
                .flatMap(ManagedStream::snapshot)
                .<ToClient>map(stream -> new ToClient.Resumed(
                        facts.session(), facts.user(), stream, facts.lang(), outgoing.keptMarks(), custody.stream()))
                .orElseGet(ToClient.ResumeRefused::new);
        surrender.successor().tell(answer);
    }
}
