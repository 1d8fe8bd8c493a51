package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.FromConnection;
import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.CertificateAddresses;
import io.outcry.core.auth.Directory;
import io.outcry.core.auth.SaslContext;
import io.outcry.core.auth.SaslOffer;
import io.outcry.core.stream.ChannelBindings;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamHeader;
import io.outcry.core.stream.StreamOpening;
import io.outcry.core.stream.TlsFacts;
import java.util.Set;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;

/** Waits for the client's opening tag: at first, under TLS, and behind its login. */
final class Opening extends AbstractMatchingBehavior<ClientMessage> {

    private final Setup setup;
    private Progress progress;

    private Opening(Setup setup, Progress progress) {
        super(setup.context());
        setup.figures().in("opening");
        this.setup = setup;
        this.progress = progress;
    }

    static Behavior<ClientMessage> enter(Setup setup, Progress progress) {
        setup.wire().request(1);
        return new Opening(setup, progress);
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (message) {
            case FromConnection(StreamEvent.Opened(var header)) -> opened(header);
            case FromConnection(StreamEvent.Secured(var facts))
            when setup.transport().isDirectTls() -> {
                progress = progress.secured(facts);
                yield this;
            }
            default -> Ending.unexpected(setup, progress, this, message);
        };
    }

    private Behavior<ClientMessage> opened(StreamHeader header) {
        var server = new StreamOpening.Server(Set.copyOf(setup.services().domains()), progress.account(), "en");
        return switch (StreamOpening.answer(header, server, StreamIds.next())) {
            case StreamOpening.Refused refused -> {
                setup.wire().open(named(refused.answer()));
                yield Ending.fail(setup, progress, refused.error());
            }
            case StreamOpening.Accepted accepted -> {
                setup.wire().open(accepted.answer());
                progress = progress.opened(header, accepted.domain());
                yield offer();
            }
        };
    }

    /** A stream that is refused for its domain still comes from somebody. */
    private StreamHeader named(StreamHeader answer) {
        return new StreamHeader(
                answer.to(),
                setup.services().domainOr(answer.from()),
                answer.id(),
                answer.lang(),
                answer.version(),
                answer.namespace());
    }

    private Behavior<ClientMessage> offer() {
        var offers = setup.services().offers();
        return switch (progress.phase()) {
            case CLEAR -> {
                setup.wire().nonza(offers.beforeTls());
                yield Securing.enter(setup, progress);
            }
            case SECURED -> {
                var sasl = sasl(progress.tls().orElseThrow());
                setup.wire().nonza(offers.beforeLogin(sasl.offer().features(), sasl.hasDirectory()));
                yield Authenticating.enter(setup, progress, sasl);
            }
            case AUTHENTICATED, BOUND -> {
                setup.wire().nonza(offers.afterLogin());
                yield Binding.enter(setup, progress);
            }
        };
    }

    private SaslContext sasl(TlsFacts tls) {
        var services = setup.services();
        var certified = tls.peerCertificates().stream()
                .findFirst()
                .map(certificate ->
                        CertificateAddresses.of(certificate, services.config().trustsEmail()))
                .orElse(Set.of());
        var isCertifiedHere = certified.stream().map(Jid::domain).anyMatch(progress.domain()::equals);
        ChannelBindings bindings = tls.bindings();
        var directory = services.stores().accounts().directory(progress.domain());
        var enabled =
                directory.map(Directory::mechanisms).orElse(services.config().mechanisms());
        var offer = SaslOffer.of(enabled, true, bindings, isCertifiedHere);
        return new SaslContext(
                progress.domain(), true, bindings, offer, directory.isPresent(), certified, services.sasl());
    }
}
