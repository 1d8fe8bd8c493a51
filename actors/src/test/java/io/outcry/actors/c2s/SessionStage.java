package io.outcry.actors.c2s;

import io.outcry.actors.TestClock;
import io.outcry.actors.Verona;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.room.RoomMessage;
import io.outcry.core.MemoryStores;
import io.outcry.core.SampleFeatures;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AttemptLimits;
import io.outcry.core.auth.CombinedAccounts;
import io.outcry.core.auth.Decoys;
import io.outcry.core.auth.Hashing;
import io.outcry.core.auth.LoginAttempts;
import io.outcry.core.auth.MemoryAccountStore;
import io.outcry.core.auth.MemoryDirectory;
import io.outcry.core.auth.Octets;
import io.outcry.core.auth.PasswordKeys;
import io.outcry.core.auth.SaslMechanism;
import io.outcry.core.auth.SaslSetup;
import io.outcry.core.custody.CustodyConfig;
import io.outcry.core.feature.csi.ClientStateConfig;
import io.outcry.core.feature.ping.KeepAlive;
import io.outcry.core.feature.register.NewKeys;
import io.outcry.core.feature.register.RegistrationRules;
import io.outcry.core.feature.streammanagement.StreamManagementConfig;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Policy;
import io.outcry.core.policy.Ruling;
import io.outcry.core.routing.RoutingTable;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.ChannelBindings;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamLimits;
import io.outcry.core.stream.StreamOffers;
import io.outcry.core.stream.TlsFacts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** A connection, a user's actor and everybody else, all played by the test; the session between them is real. */
final class SessionStage {

    static final String DOMAIN = "montague.example";
    static final String ROOMS = "rooms.verona.example";
    static final String PASSWORD = "pencil";
    static final Duration USER_TIMEOUT = Duration.ofSeconds(10);
    static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
    static final Duration WITNESS_WITHIN = Duration.ofSeconds(1);
    static final Duration REJOIN_WITHIN = Duration.ofMinutes(1);
    static final Duration TICK = Duration.ofSeconds(5);
    static final Duration RESUME_TIMEOUT = Duration.ofMinutes(5);
    static final int WINDOW = 8;
    static final int MAX_UNCONFIRMED = 10;
    static final Duration RESEND_AFTER = Duration.ofSeconds(2);
    static final Duration SETTLE_WITHIN = Duration.ofSeconds(10);

    /** For one account, where a directory keeps it. */
    static final int FEW_ATTEMPTS = 2;

    final TestProbe<StreamCommand> wire;
    final TestProbe<UserMessage> user;
    final TestProbe<RoomMessage> room;
    final TestProbe<Stanza> out;
    final TestClock clock = new TestClock();
    final RecordingMeter meter = new RecordingMeter();
    final AtomicInteger demand = new AtomicInteger();
    final ActorRef<ClientMessage> session;
    final MemoryDirectory directory = new MemoryDirectory();
    final PlayedWitnesses witnesses = new PlayedWitnesses();
    private final boolean hasDirectory;
    private volatile Policy policy = Policy.PASS_EVERYTHING;
    private final CompletableFuture<Consumer<StreamEvent>> opened = new CompletableFuture<>();

    private SessionStage(ActorTestKit kit, boolean isDirectTls, Executor crypto) {
        this(kit, isDirectTls, crypto, false);
    }

    private SessionStage(ActorTestKit kit, boolean isDirectTls, Executor crypto, boolean hasDirectory) {
        this(
                hasDirectory,
                kit,
                stage -> ClientSession.create(stage.services(crypto), stage.new PlayedTransport(isDirectTls)));
    }

    private SessionStage(
            boolean hasDirectory, ActorTestKit kit, Function<SessionStage, Behavior<ClientMessage>> behavior) {
        this.hasDirectory = hasDirectory;
        directory.put(Verona.ROMEO, PASSWORD);
        wire = kit.createTestProbe();
        room = kit.createTestProbe();
        user = kit.createTestProbe();
        out = kit.createTestProbe();
        session = kit.spawn(behavior.apply(this));
    }

    /** A session that is taken over from a node that stops. */
    static SessionStage adopting(ActorTestKit kit, ToWitness.Adopt adopt) {
        return new SessionStage(false, kit, stage -> ClientSession.adopt(stage.services(Runnable::run), adopt));
    }

    /** A client whose TLS begins with the first byte. */
    static SessionStage ofDirectTls(ActorTestKit kit) {
        return new SessionStage(kit, true, Runnable::run);
    }

    static SessionStage ofStartTls(ActorTestKit kit) {
        return new SessionStage(kit, false, Runnable::run);
    }

    /** A directory keeps the domain's accounts. */
    static SessionStage withDirectory(ActorTestKit kit) {
        return new SessionStage(kit, true, Runnable::run, true);
    }

    static SessionStage withCrypto(ActorTestKit kit, Executor crypto) {
        return new SessionStage(kit, true, crypto);
    }

    void rule(Policy changed) {
        policy = changed;
    }

    void comes(StreamEvent event) {
        opened.orTimeout(3, TimeUnit.SECONDS).join().accept(event);
    }

    void comes(Stanza stanza) {
        comes(new StreamEvent.Received(stanza));
    }

    private SessionServices services(Executor crypto) {
        var features = SampleFeatures.builtIn("test");
        var accounts = new MemoryAccountStore();
        accounts.create(new Account(Verona.ROMEO, PasswordKeys.derive(PASSWORD, new Random(1), 4_096), clock.instant()))
                .toCompletableFuture()
                .join();
        var limits = new AttemptLimits(hasDirectory ? FEW_ATTEMPTS : 10, 10, Duration.ofMinutes(1), 100, 3);
        return new SessionServices(
                config(limits),
                List.of(DOMAIN),
                new StreamOffers(
                        new StreamLimits(262_144, 10_000, 100, 1_000, 100), Duration.ofMinutes(5), false, List.of()),
                new SaslSetup(() -> "server-nonce", new Decoys(Octets.of(new byte[32]), 4_096), Hashing.JDK, false),
                new LoginAttempts(limits),
                new RegistrationRules(false, true, true),
                new NewKeys(crypto, new Random(2), 4_096),
                MemoryStores.of(new CombinedAccounts(accounts, hasDirectory ? Map.of(DOMAIN, directory) : Map.of())),
                (_, message) -> user.ref().tell(message),
                (_, message) -> room.ref().tell(message),
                witnesses,
                new RoutingTable(Set.of(DOMAIN, Verona.JULIET.domain()), Set.of(ROOMS)),
                features.onSend(),
                features.iqTable(),
                new Gates((gate, stanza) -> policy.rule(gate, stanza)),
                passed -> out.ref().tell(passed.stanza()),
                crypto,
                clock,
                meter);
    }

    private static ClientConfig config(AttemptLimits limits) {
        return new ClientConfig(
                Duration.ofMinutes(1),
                WINDOW,
                List.of(SaslMechanism.SCRAM_SHA_256, SaslMechanism.PLAIN),
                false,
                limits,
                USER_TIMEOUT,
                ASK_AGAIN_AFTER,
                WITNESS_WITHIN,
                REJOIN_WITHIN,
                TICK,
                new KeepAlive(Duration.ofMinutes(2), Duration.ofMinutes(1)),
                new ClientStateConfig(10),
                new StreamManagementConfig(
                        3,
                        100_000,
                        RESUME_TIMEOUT,
                        RESUME_TIMEOUT,
                        2,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        ""),
                new CustodyConfig(MAX_UNCONFIRMED, RESEND_AFTER, SETTLE_WITHIN));
    }

    static Policy refusing(StanzaError error) {
        return (_, _) -> new Ruling.Refuse(error);
    }

    static TlsFacts tls() {
        return new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", ChannelBindings.NONE, List.of(), DOMAIN);
    }

    private final class PlayedTransport implements Transport, Connection {

        private final boolean isDirectTls;

        PlayedTransport(boolean isDirectTls) {
            this.isDirectTls = isDirectTls;
        }

        @Override
        public Connection open(Consumer<StreamEvent> listener) {
            opened.complete(listener);
            return this;
        }

        @Override
        public InetSocketAddress peer() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
        }

        @Override
        public boolean isDirectTls() {
            return isDirectTls;
        }

        @Override
        public void tell(StreamCommand command) {
            wire.ref().tell(command);
        }

        @Override
        public void request(int more) {
            demand.addAndGet(more);
        }
    }
}
