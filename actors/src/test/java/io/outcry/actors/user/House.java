package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.TestClock;
import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.ledger.PlayedLedger;
import io.outcry.actors.ledger.XmlText;
import io.outcry.core.MemoryStores;
import io.outcry.core.SampleFeatures;
import io.outcry.core.Stores;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.CombinedAccounts;
import io.outcry.core.auth.MemoryAccountStore;
import io.outcry.core.auth.MemoryDirectory;
import io.outcry.core.caps.CapsBook;
import io.outcry.core.caps.CapsLimits;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.contact.MemoryBlockStore;
import io.outcry.core.contact.Subscription;
import io.outcry.core.feature.offline.OfflineLimits;
import io.outcry.core.feature.privatexml.PrivateXmlLimits;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.feature.vcard.VCardLimits;
import io.outcry.core.ledger.RecordConfig;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Policy;
import io.outcry.core.retention.Retentions;
import io.outcry.core.routing.RoutingTable;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.BindRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/** Juliet's account: its actor is real; her clients, the stores and everybody else are played by the test. */
final class House {

    /** Who sends nothing but marks, so that these have nothing to wait for. */
    private static final Jid FRIAR = Jid.of("friar@verona.example/cell");

    static final int PAGE_SIZE = 2;
    static final int MAX_KEPT = 4;
    static final int MAX_WAITING = 6;
    static final Duration RETRY_DELAY = Duration.ofSeconds(5);
    static final ContactLimits CONTACT_LIMITS = new ContactLimits(10, 10, 100, 100, 10, 10, 10);
    static final Duration RECORD_TIMEOUT = Duration.ofSeconds(10);
    static final Duration RECORD_RETRY = Duration.ofSeconds(1);
    static final Duration CURSOR_DELAY = Duration.ofMillis(200);
    static final Duration ORDER_WITHIN = Duration.ofSeconds(1);
    static final int DEDUPE_WINDOW = 20;
    static final int MAX_ON_THE_WAY = 8;
    private static final RecordConfig RECORD = record(List.of());
    static final Duration PASSIVATE_AFTER = Duration.ofMinutes(1);
    static final Duration GATHER_FOR = Duration.ofSeconds(2);
    static final Duration REFRESH_WITHIN = Duration.ofSeconds(3);

    final MemoryAccountStore accounts = new MemoryAccountStore();
    final MemoryBlockStore blocks = new MemoryBlockStore();
    final PlayedContacts contacts = new PlayedContacts();
    final PlayedLedger ledger = new PlayedLedger();
    final PlayedPep pep = new PlayedPep();
    final PlayedVCards vCards = new PlayedVCards();
    final Stores stores;
    final TestProbe<Stanza> out;
    final TestProbe<ActorRef<UserMessage>> passivated;
    ActorRef<UserMessage> user;
    private final ActorTestKit kit;
    private final RecordConfig record;
    private final TestClock clock = new TestClock();
    final RecordingMeter meter = new RecordingMeter();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile Policy policy = Policy.PASS_EVERYTHING;

    private House(ActorTestKit kit, boolean isInhabited, boolean isUnreachable, Contact... known) {
        this(kit, Optional.empty(), RECORD, isInhabited, isUnreachable, known);
    }

    private House(
            ActorTestKit kit,
            Optional<MemoryDirectory> directory,
            RecordConfig record,
            boolean isInhabited,
            boolean isUnreachable,
            Contact... known) {
        this.kit = kit;
        this.record = record;
        var own = MemoryStores.of(accounts, contacts, blocks, pep, vCards, ledger);
        this.stores = directory
                .map(kept -> own.withAccounts(new CombinedAccounts(accounts, Map.of(Verona.JULIET.domain(), kept))))
                .orElse(own);
        if (isInhabited) {
            moveIn();
        }
        this.out = kit.createTestProbe();
        this.passivated = kit.createTestProbe();
        for (var contact : known) {
            contacts.save(Verona.JULIET, contact, 1).toCompletableFuture().join();
        }
        contacts.fail(isUnreachable);
        this.user = kit.spawn(User.create(services(), Verona.JULIET, passivated.ref()::tell));
    }

    static House empty(ActorTestKit kit) {
        return new House(kit, false, false);
    }

    /** Of a domain that keeps no record. */
    static House withoutRecord(ActorTestKit kit) {
        return new House(kit, Optional.empty(), record(List.of(Verona.JULIET.domain())), true, false);
    }

    private static RecordConfig record(List<String> offDomains) {
        return new RecordConfig(
                offDomains,
                MAX_ON_THE_WAY,
                1_000_000,
                RECORD_TIMEOUT,
                RECORD_RETRY,
                CURSOR_DELAY,
                ORDER_WITHIN,
                DEDUPE_WINDOW,
                StanzaError.Condition.RESOURCE_CONSTRAINT,
                Retentions.FOREVER);
    }

    static House ofJuliet(ActorTestKit kit, Contact... known) {
        return new House(kit, true, false, known);
    }

    /** A directory says whether there is a Juliet. */
    static House of(ActorTestKit kit, MemoryDirectory directory, Contact... known) {
        return new House(kit, Optional.of(directory), RECORD, false, false, known);
    }

    static Contact contact(Jid jid, Subscription subscription) {
        return Contact.unknown(jid).inRoster().withSubscription(subscription);
    }

    /** One whose account cannot be loaded. */
    static House unreachable(ActorTestKit kit) {
        return new House(kit, true, true);
    }

    /** The account's actor is gone, and a new one begins with what the stores have. */
    void restarts() {
        settles();
        kit.stop(user);
        user = kit.spawn(User.create(services(), Verona.JULIET, passivated.ref()::tell));
    }

    final void moveIn() {
        accounts.create(new Account(Verona.JULIET, Map.of(), clock.instant()))
                .toCompletableFuture()
                .join();
    }

    /** Time passes on the clock; the timers are the test's. */
    void later(Duration time) {
        clock.pass(time);
    }

    void rule(Policy changed) {
        policy = changed;
    }

    /** A client that has bound this resource. */
    Device bound(String resource) {
        Device client = new Device(kit);
        user.tell(new ToUser.Bind(client.ref(), resource));
        var bound = client.expectMessageClass(ToClient.Bound.class);
        assertThat(bound.session()).isEqualTo(Verona.JULIET.withResource(resource));
        return client;
    }

    /** A client that takes messages. */
    Device available(String resource) {
        var client = bound(resource);
        announces(client, resource);
        hears(client, Presence.class);
        out.awaitAssert(() -> assertThat(client.known().isAvailable())
                .as("known as available")
                .isTrue());
        return client;
    }

    void announces(Device client, String resource) {
        announces(client, presence(resource, Presence.Type.AVAILABLE));
    }

    void announces(Device client, Presence presence) {
        user.tell(new ToUser.Announce(client.ref(), Verona.passed(Gate.SEND, presence)));
    }

    static Presence presence(String resource, Presence.Type type) {
        var from = Verona.JULIET.withResource(resource);
        return new Presence(new Header(Optional.empty(), Optional.of(from), "", ""), type, Payload.empty());
    }

    void comes(Stanza stanza) {
        user.tell(new User.Receive(stanza));
    }

    /** Chats from Romeo to the account. */
    void comes(String... bodies) {
        for (var body : bodies) {
            comes(Verona.chat(Verona.PHONE, Verona.JULIET, body));
        }
    }

    /** What this client is given next, of this kind. */
    static <T extends Stanza> T hears(Device client, Class<T> kind) {
        while (true) {
            var stanza =
                    client.expectMessageClass(ToClient.Deliver.class).stanza().stanza();
            if (kind.isInstance(stanza)) {
                return kind.cast(stanza);
            }
        }
    }

    /** The next message from the ledger, by its number there. */
    static long hearsKept(Device client, String body) {
        while (true) {
            var deliver = client.expectMessageClass(ToClient.Deliver.class);
            if (deliver.stanza().stanza() instanceof Message message) {
                assertThat(Verona.body(message)).isEqualTo(body);
                return deliver.seq();
            }
        }
    }

    static String hearsChat(Device client) {
        return Verona.body(hears(client, Message.class));
    }

    /** Everything that came before is dealt with, and this is all that was sent meanwhile. */
    List<Stanza> sentMeanwhile() {
        var id = "mark-" + ids.incrementAndGet();
        var mark = Element.empty("mark", "urn:example:mark");
        comes(Iq.of(Iq.Type.GET, FRIAR, Verona.JULIET, id, mark));
        var sent = new ArrayList<Stanza>();
        for (var next = out.receiveMessage(); !next.id().equals(id); next = out.receiveMessage()) {
            sent.add(next);
        }
        return sent;
    }

    /** As {@link #sentMeanwhile}, the types of what is presence. */
    List<Presence.Type> presencesSentMeanwhile() {
        return sentMeanwhile().stream()
                .filter(Presence.class::isInstance)
                .map(Presence.class::cast)
                .map(Presence::type)
                .toList();
    }

    /** Nothing is being read from the ledger any more: looking where it stands and reading a page is a message each. */
    void settles() {
        sentMeanwhile();
        sentMeanwhile();
        sentMeanwhile();
    }

    /** The ledger has so many entries by now. */
    void awaitEntries(long entries) {
        out.awaitAssert(() -> {
            assertThat(ledger.entries(Verona.JULIET)).isEqualTo(entries);
            return entries;
        });
    }

    /** What is written down of how far the clients are. */
    long delivered() {
        return ledger.delivered(Verona.JULIET).toCompletableFuture().join();
    }

    void awaitClaim(PlayedLedger.Claim claim) {
        out.awaitAssert(() -> assertThat(ledger.claims).last().isEqualTo(claim));
    }

    /** A message as its session had it, sent and never acknowledged. */
    Unacknowledged unacknowledged(Jid to, String body) {
        return Unacknowledged.of(Verona.chat(Verona.PHONE, to, body), clock.instant());
    }

    static String condition(Stanza stanza) {
        assertThat(stanza.isError()).isTrue();
        return stanza.payload()
                .find("error", Namespaces.CLIENT)
                .orElseThrow()
                .children()
                .getFirst()
                .name()
                .local();
    }

    private User.Services services() {
        var features = SampleFeatures.builtIn("test", stores, CONTACT_LIMITS);
        var capsLimits = new CapsLimits(10, 10, Duration.ofSeconds(3));
        var caps = new CapsBook(capsLimits, meter);
        return new User.Services(
                stores,
                new XmlText(),
                new Gates((gate, stanza) -> policy.rule(gate, stanza)),
                passed -> out.ref().tell(passed.stanza()),
                new RoutingTable(Set.of(Verona.JULIET.domain()), Set.of()),
                features.onReceive(),
                features.accountRules(),
                features.iqTable(),
                SampleFeatures.samplePep().listening(caps::find),
                caps,
                new UserConfig(
                        new BindRules(BindRules.Conflict.REPLACE_OLD, 2),
                        MAX_WAITING,
                        PAGE_SIZE,
                        RETRY_DELAY,
                        GATHER_FOR,
                        REFRESH_WITHIN,
                        PASSIVATE_AFTER,
                        CONTACT_LIMITS,
                        new VCardLimits(1_000),
                        new PrivateXmlLimits(2, 1_000),
                        SampleFeatures.samplePep().limits(),
                        SampleFeatures.sampleArchive(),
                        capsLimits,
                        new OfflineLimits(MAX_KEPT),
                        record),
                () -> "fresh-" + ids.incrementAndGet(),
                () -> "entry-" + ids.incrementAndGet(),
                clock,
                meter);
    }
}
