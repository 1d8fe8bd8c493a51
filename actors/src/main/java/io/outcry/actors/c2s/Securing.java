package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.FromConnection;
import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.core.auth.SaslFailure;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.TlsFacts;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;

/** The stream is in the clear, and nothing but STARTTLS may come (RFC 6120 §5). */
final class Securing extends AbstractMatchingBehavior<ClientMessage> {

    private final Setup setup;
    private final Progress progress;

    private Securing(Setup setup, Progress progress) {
        super(setup.context());
        setup.figures().in("securing");
        this.setup = setup;
        this.progress = progress;
    }

    static Behavior<ClientMessage> enter(Setup setup, Progress progress) {
        setup.wire().request(1);
        return new Securing(setup, progress);
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (message) {
            case FromConnection(StreamEvent.Nonza(var element))
            when element.is("starttls", Namespaces.TLS) -> proceed();
            case FromConnection(StreamEvent.Nonza(var element))
            when element.name().namespace().equals(Namespaces.SASL) -> tooEarly();
            case FromConnection(StreamEvent.Secured(var facts)) -> secured(facts);
            default -> Ending.unexpected(setup, progress, this, message);
        };
    }

    private Behavior<ClientMessage> proceed() {
        setup.wire().nonza(Element.empty("proceed", Namespaces.TLS));
        setup.wire().startTls();
        return this;
    }

    /** Whoever shows a password in the clear is told so, and may go on by encrypting (RFC 6120 §6.5.4). */
    private Behavior<ClientMessage> tooEarly() {
        setup.wire()
                .nonza(SaslFailure.of(SaslFailure.Condition.ENCRYPTION_REQUIRED).element());
        setup.wire().request(1);
        return this;
    }

    private Behavior<ClientMessage> secured(TlsFacts facts) {
        return Opening.enter(setup, progress.secured(facts));
    }
}
