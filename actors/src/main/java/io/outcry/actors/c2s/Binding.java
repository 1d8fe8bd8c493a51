package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.FromConnection;
import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.c2s.ClientSession.UserSilent;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.address.Jid;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.SignalFormatException;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stream.BindRequest;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;

/** The client has logged in; it becomes a session by binding a resource (RFC 6120 §7) or resumes one (XEP-0198 §5). */
final class Binding extends AbstractMatchingBehavior<ClientMessage> {

    private static final StanzaError NO_ANSWER =
            StanzaError.of(Condition.RESOURCE_CONSTRAINT, "Your account cannot be reached just now. Try again.");

    private final Setup setup;
    private final Progress progress;
    private final Jid account;
    private Optional<BindRequest> bind = Optional.empty();

    private Binding(Setup setup, Progress progress) {
        super(setup.context());
        setup.figures().in("binding");
        this.setup = setup;
        this.progress = progress;
        this.account = progress.account().orElseThrow();
    }

    static Behavior<ClientMessage> enter(Setup setup, Progress progress) {
        setup.wire().request(1);
        return new Binding(setup, progress);
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (message) {
            case FromConnection(StreamEvent.Received(Iq iq)) when iq.payload().has("bind", Namespaces.BIND) -> ask(iq);
            case FromConnection(StreamEvent.Nonza(var element))
            when element.is("resume", Namespaces.STREAM_MANAGEMENT) -> ask(element);
            case ToClient.Bound bound -> bound(bound);
            case ToClient.BindRefused refused -> refused(refused.error());
            case ToClient.Deliver deliver -> giveBack(deliver);
            case ClientSession.AskAgain _ ->
                bind.<Behavior<ClientMessage>>map(this::ask).orElse(this);
            case UserSilent _ -> silent();
            default -> Ending.unexpected(setup, progress, this, message);
        };
    }

    private Behavior<ClientMessage> ask(Iq iq) {
        bind = BindRequest.read(iq);
        if (bind.isEmpty()) {
            setup.wire().stanza(iq.bounce(StanzaError.of(Condition.BAD_REQUEST)));
            setup.wire().request(1);
            return this;
        }
        setup.timers()
                .startSingleTimer(new UserSilent(), setup.services().config().userTimeout());
        return ask(bind.get());
    }

    /** The user's actor may have been on a node that is gone, and begin anew on another: it is asked until it answers. */
    private Behavior<ClientMessage> ask(BindRequest request) {
        setup.services().users().tell(account, new ToUser.Bind(getContext().getSelf(), request.asked()));
        setup.askAgainLater();
        return this;
    }

    private void answered() {
        setup.timers().cancel(new UserSilent());
        setup.timers().cancel(new ClientSession.AskAgain());
    }

    private Behavior<ClientMessage> ask(Element element) {
        try {
            return Signal.parse(element) instanceof Signal.Resume request
                    ? Resuming.enter(setup, progress, request)
                    : this;
        } catch (SignalFormatException wrong) {
            return wrong.answer().map(this::resumeFailed).orElseGet(() -> Ending.fail(setup, progress, wrong.error()));
        }
    }

    private Behavior<ClientMessage> bound(ToClient.Bound bound) {
        if (bind.isEmpty()) {
            // It was asked twice, and has refused once.
            bound.user().tell(new ToUser.Leave(getContext().getSelf(), List.of()));
            return this;
        }
        setup.figures().bound(true);
        answered();
        setup.timers().cancel(new ClientSession.NegotiationEnded());
        setup.wire().stanza(bind.get().granted(bound.session()));
        var known = Session.connected(bound.session().resource());
        var home = new Home(setup, bound.session(), bound.user(), known);
        return Established.enter(
                setup,
                new SessionFacts(
                        bound.session(),
                        home,
                        new Witnessing(setup),
                        new FromRooms(setup, bound.session(), List.of()),
                        progress.domain(),
                        progress.lang()));
    }

    private Behavior<ClientMessage> refused(StanzaError error) {
        if (bind.isEmpty()) {
            return this;
        }
        setup.figures().bound(false);
        answered();
        setup.wire().stanza(bind.get().refused(error));
        bind = Optional.empty();
        setup.wire().request(1);
        return this;
    }

    /** It was for a session that this client did not get back; nobody has it. */
    private Behavior<ClientMessage> giveBack(ToClient.Deliver deliver) {
        Resumption.giveBack(setup, account, List.of(deliver));
        return this;
    }

    /** The answer may still come, and no later request must take it for its own: the client begins anew. */
    private Behavior<ClientMessage> silent() {
        bind.ifPresent(request -> setup.wire().stanza(request.refused(NO_ANSWER)));
        return Ending.fail(setup, progress, StreamError.of(StreamError.Condition.RESOURCE_CONSTRAINT, ""));
    }

    /** The client may bind a new session instead. */
    private Behavior<ClientMessage> resumeFailed(Signal.Failed answer) {
        setup.wire().nonza(answer.element());
        setup.wire().request(1);
        return this;
    }
}
