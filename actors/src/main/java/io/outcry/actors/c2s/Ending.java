package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.FromConnection;
import io.outcry.actors.c2s.ClientSession.NegotiationEnded;
import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.c2s.ClientSession.Shutdown;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamPhase.Admission;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** How a stream ends before it is a session, and what every such state does with what it does not expect. */
final class Ending {

    private Ending() {}

    /** The client broke a rule, or we cannot go on. */
    static Behavior<ClientMessage> fail(Setup setup, Progress progress, StreamError error) {
        setup.context()
                .getLog()
                .atInfo()
                .addKeyValue("condition", error.condition().wireName())
                .addKeyValue("text", error.text())
                .addKeyValue("peer", setup.peer())
                .log("stream.refused");
        setup.wire().fail(setup.services().domainOr(progress.domain()), error);
        return Behaviors.stopped();
    }

    static Behavior<ClientMessage> close(Setup setup) {
        setup.wire().close();
        return Behaviors.stopped();
    }

    /** A message that the state does not wait for: late answers are of no use any more. */
    static Behavior<ClientMessage> unexpected(
            Setup setup, Progress progress, Behavior<ClientMessage> state, ClientMessage message) {
        return switch (message) {
            case FromConnection event -> unexpected(setup, progress, state, event.event());
            case NegotiationEnded _ ->
                fail(setup, progress, StreamError.of(Condition.CONNECTION_TIMEOUT, "Logging in took too long."));
            case Shutdown _ -> fail(setup, progress, StreamError.of(Condition.SYSTEM_SHUTDOWN));
            case ToClient.End end -> fail(setup, progress, end.reason());
            default -> state;
        };
    }

    private static Behavior<ClientMessage> unexpected(
            Setup setup, Progress progress, Behavior<ClientMessage> state, StreamEvent event) {
        return switch (event) {
            case StreamEvent.Closed _ -> close(setup);
            case StreamEvent.Lost _ -> Behaviors.stopped();
            case StreamEvent.Failed failed -> fail(setup, progress, failed.error());
            case StreamEvent.Received received ->
                admit(setup, progress, state, progress.phase().admit(received.stanza(), false));
            case StreamEvent.Nonza nonza ->
                admit(setup, progress, state, progress.phase().admit(nonza.element()));
            case StreamEvent.Refused _ ->
                fail(setup, progress, StreamError.of(Condition.NOT_AUTHORIZED, "Log in and bind a resource first."));
            case StreamEvent.Opened _, StreamEvent.Secured _ ->
                fail(setup, progress, StreamError.of(Condition.POLICY_VIOLATION, "This is not the time for that."));
        };
    }

    /** What may pass in this phase but is nothing that the state takes comes at the wrong moment. */
    private static Behavior<ClientMessage> admit(
            Setup setup, Progress progress, Behavior<ClientMessage> state, Admission admission) {
        return switch (admission) {
            case Admission.End end -> fail(setup, progress, end.error());
            case Admission.Answer answer -> {
                setup.wire().nonza(answer.element());
                setup.wire().request(1);
                yield state;
            }
            case Admission.Pass _ ->
                fail(setup, progress, StreamError.of(Condition.POLICY_VIOLATION, "This is not the time for that."));
        };
    }
}
