package io.outcry.actors.user;

import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.routing.Session;
import io.outcry.core.stream.BindRules;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import java.util.List;

/** How clients become sessions of their user, and how a session moves to its client's next connection. */
final class Binding {

    /** What came of a request for a resource. */
    sealed interface Decision {

        record Granted(String resource, boolean replaces) implements Decision {}

        /** The client has been told. */
        record Refused() implements Decision {}
    }

    private final Setup setup;
    private final Clients clients;

    Binding(Setup setup, Clients clients) {
        this.setup = setup;
        this.clients = clients;
    }

    /** Who asks again is told again. */
    boolean isBound(ToUser.Bind bind) {
        var resource = clients.resourceOf(bind.client());
        resource.ifPresent(bound -> tellBound(bind, bound));
        return resource.isPresent();
    }

    Decision decide(ToUser.Bind bind) {
        var rules = setup.services().config().bind();
        var answer = rules.bind(
                setup.account(),
                bind.resource(),
                clients.resources(),
                setup.services().freshIds());
        return switch (answer) {
            case BindRules.Answer.Bound bound ->
                new Decision.Granted(bound.session().resource(), false);
            case BindRules.Answer.BoundInstead bound ->
                new Decision.Granted(bound.session().resource(), true);
            case BindRules.Answer.Refused refused -> {
                bind.client().tell(new ToClient.BindRefused(refused.error()));
                yield new Decision.Refused();
            }
        };
    }

    void grant(ToUser.Bind bind, Decision.Granted granted) {
        if (granted.replaces()) {
            clients.end(
                    granted.resource(),
                    StreamError.of(Condition.CONFLICT, "Another client took this session's resource."));
        }
        clients.add(granted.resource(), bind.client());
        tellBound(bind, granted.resource());
    }

    private void tellBound(ToUser.Bind bind, String resource) {
        var session = setup.account().withResource(resource);
        bind.client().tell(new ToClient.Bound(session, setup.context().getSelf()));
    }

    /** The decision with the new session behind it. */
    Outcome joined(Outcome before, String resource) {
        var state = before.state().with(Session.connected(resource));
        return new Outcome(state, List.<Act>copyOf(before.acts()));
    }

    void resume(ToUser.Resume resume) {
        if (clients.resourceOf(resume.client()).isPresent()) {
            // Asked again; the stream is on its way there.
            return;
        }
        clients.ofStream(resume.streamId())
                .ifPresentOrElse(
                        resource -> clients.succeed(resource, resume.client()),
                        () -> resume.client().tell(new ToClient.ResumeRefused()));
    }
}
