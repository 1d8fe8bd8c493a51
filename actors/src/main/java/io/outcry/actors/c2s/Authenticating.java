package io.outcry.actors.c2s;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.c2s.ClientSession.AccountFound;
import io.outcry.actors.c2s.ClientSession.AccountUnknown;
import io.outcry.actors.c2s.ClientSession.Answered;
import io.outcry.actors.c2s.ClientSession.FromConnection;
import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.c2s.ClientSession.Stepped;
import io.outcry.actors.client.ClientMessage;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AwaitingAccount;
import io.outcry.core.auth.AwaitingResponse;
import io.outcry.core.auth.SaslAnswer;
import io.outcry.core.auth.SaslContext;
import io.outcry.core.auth.SaslExchange;
import io.outcry.core.auth.SaslFailure;
import io.outcry.core.auth.SaslRequest;
import io.outcry.core.auth.SaslStep;
import io.outcry.core.meter.Metric;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;

/**
 * The client proves who it is (RFC 6120 §6). Since its connection gives one element at a time, nothing comes from the
 * client while an account is looked up or a key is derived.
 */
final class Authenticating extends AbstractMatchingBehavior<ClientMessage> {

    /** One that counts as failed until it is taken back. */
    private record Attempt(Jid account, Instant begunAt) {}

    private final Setup setup;
    private final Progress progress;
    private final SaslContext sasl;
    private Optional<AwaitingResponse> exchange = Optional.empty();
    private Optional<AwaitingAccount> lookup = Optional.empty();
    private Optional<Attempt> attempt = Optional.empty();
    private int failures;

    private Authenticating(Setup setup, Progress progress, SaslContext sasl) {
        super(setup.context());
        setup.figures().in("authenticating");
        this.setup = setup;
        this.progress = progress;
        this.sasl = sasl;
    }

    static Behavior<ClientMessage> enter(Setup setup, Progress progress, SaslContext sasl) {
        setup.wire().request(1);
        return new Authenticating(setup, progress, sasl);
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (message) {
            case FromConnection(StreamEvent.Nonza(var element))
            when element.name().namespace().equals(Namespaces.SASL) -> receive(element);
            case FromConnection(StreamEvent.Received(Iq iq)) when isRegistration(iq) -> register(iq);
            case Answered answered -> {
                setup.wire().stanza(answered.answer());
                setup.wire().request(1);
                yield this;
            }
            case AccountFound found -> goOn(found.account());
            case AccountUnknown unknown -> accountUnknown(unknown.cause());
            case Stepped stepped -> take(stepped.step());
            default -> Ending.unexpected(setup, progress, this, message);
        };
    }

    private boolean isRegistration(Iq iq) {
        var mayRegister = setup.services().registration().mayRegister();
        return mayRegister && progress.phase().admit(iq, true) instanceof StreamPhase.Admission.Pass;
    }

    private Behavior<ClientMessage> register(Iq iq) {
        getContext()
                .pipeToSelf(
                        Registering.answer(setup, iq, progress.domain()),
                        (answer, failure) -> new Answered(
                                failure == null
                                        ? answer
                                        : iq.bounce(StanzaError.of(StanzaError.Condition.INTERNAL_SERVER_ERROR))));
        return this;
    }

    private Behavior<ClientMessage> receive(Element element) {
        var open = exchange;
        exchange = Optional.empty();
        return take(SaslExchange.receive(SaslRequest.read(element), open, sasl));
    }

    private Behavior<ClientMessage> take(SaslStep step) {
        SaslAnswer.of(step).ifPresent(setup.wire()::nonza);
        return switch (step) {
            case SaslStep.NeedAccount need -> lookUp(need);
            case SaslStep.NeedCheck need -> check(need);
            case SaslStep.Challenge challenge -> challenged(challenge);
            case SaslStep.Success success -> succeeded(success);
            case SaslStep.Failure failure -> failed(failure.failure());
        };
    }

    private Behavior<ClientMessage> challenged(SaslStep.Challenge challenge) {
        exchange = Optional.of(challenge.next());
        setup.wire().request(1);
        return this;
    }

    private Behavior<ClientMessage> lookUp(SaslStep.NeedAccount need) {
        var refusal = begin(need.account());
        if (refusal.isPresent()) {
            return take(refusal.get());
        }
        lookup = Optional.of(need.next());
        getContext()
                .pipeToSelf(
                        setup.services().stores().accounts().find(need.account()),
                        (account, failure) ->
                                failure == null ? new AccountFound(account) : new AccountUnknown(failure));
        return this;
    }

    private Behavior<ClientMessage> check(SaslStep.NeedCheck need) {
        var refusal = begin(need.account());
        if (refusal.isPresent()) {
            return take(refusal.get());
        }
        var directory = setup.services()
                .stores()
                .accounts()
                .directory(progress.domain())
                .orElseThrow();
        getContext()
                .pipeToSelf(
                        directory.check(need.account(), need.password()),
                        (isRight, failure) -> failure == null
                                ? new Stepped(need.next().checked(isRight))
                                : new AccountUnknown(failure));
        return this;
    }

    /** Counts an attempt; what is told the client instead where there may be none now. */
    private Optional<SaslStep> begin(Jid account) {
        var services = setup.services();
        var now = services.clock().instant();
        var wait = services.attempts().begin(account, setup.transport().peer().getAddress(), now);
        attempt = wait.isPresent() ? Optional.empty() : Optional.of(new Attempt(account, now));
        return wait.map(time -> SaslStep.fail(
                SaslFailure.Condition.TEMPORARY_AUTH_FAILURE,
                "Too many attempts. Try again in " + time.toSeconds() + " seconds."));
    }

    private void takeAttemptBack() {
        var address = setup.transport().peer().getAddress();
        attempt.ifPresent(begun -> setup.services().attempts().succeeded(begun.account(), address, begun.begunAt()));
        attempt = Optional.empty();
    }

    private Behavior<ClientMessage> goOn(Optional<Account> account) {
        var next = lookup.orElseThrow();
        lookup = Optional.empty();
        if (!next.isExpensive()) {
            return take(next.found(account));
        }
        try {
            var step = CompletableFuture.supplyAsync(
                    () -> next.found(account), setup.services().crypto());
            getContext()
                    .pipeToSelf(
                            step, (done, failure) -> failure == null ? new Stepped(done) : new AccountUnknown(failure));
            return this;
        } catch (RejectedExecutionException full) {
            return accountUnknown(full);
        }
    }

    private Behavior<ClientMessage> accountUnknown(Throwable cause) {
        // Nobody learned anything of the password, and nobody shall be locked out because a store was away.
        takeAttemptBack();
        lookup = Optional.empty();
        StoreTrouble.log(getContext().getLog(), "login.unavailable", cause);
        return take(
                SaslStep.fail(SaslFailure.Condition.TEMPORARY_AUTH_FAILURE, "Logging in is not possible just now."));
    }

    private Behavior<ClientMessage> succeeded(SaslStep.Success success) {
        measure(success.mechanism().wireName());
        takeAttemptBack();
        getContext()
                .getLog()
                .atDebug()
                .addKeyValue("mechanism", success.mechanism().wireName())
                .log("login.succeeded");
        setup.wire().restart();
        return Opening.enter(setup, progress.authenticated(success.account()));
    }

    private void measure(String mechanism) {
        var services = setup.services();
        services.meter().count(Metric.LOGINS, mechanism);
        attempt.ifPresent(begun -> services.meter()
                .record(
                        Metric.LOGIN_TIME,
                        mechanism,
                        Duration.between(begun.begunAt(), services.clock().instant())
                                .toNanos()));
    }

    private Behavior<ClientMessage> failed(SaslFailure failure) {
        setup.services().meter().count(Metric.LOGINS_FAILED, failure.condition().wireName());
        getContext()
                .getLog()
                .atInfo()
                .addKeyValue("condition", failure.condition().wireName())
                .addKeyValue("peer", setup.transport().peer().getAddress().getHostAddress())
                .log("login.failed");
        failures++;
        if (failures >= setup.services().config().attempts().perStream()) {
            return Ending.fail(
                    setup, progress, StreamError.of(Condition.POLICY_VIOLATION, "Too many failed attempts to log in."));
        }
        setup.wire().request(1);
        return this;
    }
}
