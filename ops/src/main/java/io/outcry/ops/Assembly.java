package io.outcry.ops;

import io.outcry.actors.c2s.ClientSession;
import io.outcry.actors.c2s.SessionServices;
import io.outcry.actors.client.Users;
import io.outcry.actors.retention.PurgeWatch;
import io.outcry.actors.room.Room;
import io.outcry.actors.room.Rooms;
import io.outcry.actors.user.User;
import io.outcry.actors.witness.Witness;
import io.outcry.core.Features;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.LoginAttempts;
import io.outcry.core.caps.CapsBook;
import io.outcry.core.feature.muc.OccupantIds;
import io.outcry.core.feature.muc.RoomService;
import io.outcry.core.feature.pep.Pep;
import io.outcry.core.feature.register.NewKeys;
import io.outcry.core.feature.register.OwnAccount;
import io.outcry.core.ledger.StanzaIds;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.MeteredPolicy;
import io.outcry.core.policy.Policy;
import io.outcry.core.routing.RoutingTable;
import io.outcry.core.stream.StreamOffers;
import io.outcry.ops.admin.StoredUsers;
import io.outcry.ops.config.OutcryConfig;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.metrics.KamonMeter;
import io.outcry.ops.node.Launch;
import io.outcry.ops.node.Node;
import io.outcry.ops.node.Version;
import io.outcry.shards.CacheNews;
import io.outcry.shards.ClusterWitnesses;
import io.outcry.shards.Entities;
import io.outcry.shards.HandOffDrops;
import io.outcry.shards.ShardDelivery;
import io.outcry.shards.ShardedRooms;
import io.outcry.shards.ShardedUsers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Makes one node's parts, from the stores up to the listeners, and puts them together. */
final class Assembly {

    private final Launch launch;
    private final OutcryConfig config;
    private final ActorSystem<?> system;
    private final NodeTransport transport;
    private final NodeStores stores;
    private final StanzaIds ids;
    private final KamonMeter meter;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService crypto;
    private final NewKeys newKeys;
    private final Pep pep;

    /** Known once the region of users is started; nothing is delivered before that. */
    private volatile Users users = (_, _) -> {};

    private volatile Rooms rooms = (_, _) -> {};

    private Assembly(
            Launch launch,
            ActorSystem<?> system,
            NodeTransport transport,
            NodeStores stores,
            StanzaIds ids,
            KamonMeter meter) {
        this.launch = launch;
        this.system = system;
        this.transport = transport;
        this.config = launch.config().outcry();
        this.stores = stores;
        this.ids = ids;
        this.meter = meter;
        this.crypto = CryptoThreads.start(config.accounts(), meter);
        this.pep = new Pep(config.users().pep(), Unguessable::name);
        this.newKeys = new NewKeys(crypto, new SecureRandom(), config.accounts().passwordIterations());
    }

    static Assembly of(
            Launch launch,
            ActorSystem<?> system,
            NodeTransport transport,
            NodeStores stores,
            StanzaIds ids,
            KamonMeter meter) {
        return new Assembly(launch, system, transport, stores, ids, meter);
    }

    Node start() throws StartRefusedException {
        try {
            transport.watch(system);
            var formation = Formation.begin(system, config.cluster(), transport::refusal);
            stores.tellTo(CacheNews.start(system, stores.caches()));
            var features = features();
            var gates = new Gates(new MeteredPolicy(Policy.PASS_EVERYTHING, meter));
            var routing = new RoutingTable(
                    Set.copyOf(config.domains()), Set.copyOf(config.rooms().services()));
            var roomService =
                    new RoomService(stores.stores().rooms(), config.rooms().maxListed());
            var delivery =
                    new ShardDelivery(routing, () -> users, () -> rooms, roomService, features.iqTable(), gates, clock);
            var userRegion = Entities.startUsers(system, userServices(features, gates, routing, delivery));
            var roomRegion = Entities.startRooms(system, roomServices(gates, delivery));
            users = new ShardedUsers(userRegion);
            rooms = new ShardedRooms(roomRegion);
            HandOffDrops.sendAgain(system, userRegion, roomRegion);
            formation.await();
            watchRetention();
            var listeners = new Listeners(system, launch, crypto);
            var sessions = sessionServices(features, gates, routing, delivery);
            var witness = ClusterWitnesses.start(
                    system, Witness.create(users, adopt -> ClientSession.adopt(sessions, adopt)));
            listeners.start(sessions);
            var parts = new RunningNode.Parts(stores, listeners, witness, crypto, meter);
            return RunningNode.of(launch, system, parts, administered());
        } catch (StartRefusedException | RuntimeException failed) {
            crypto.shutdownNow();
            throw failed;
        }
    }

    private void watchRetention() {
        var setup = new PurgeWatch.Setup(
                stores.stores().purge(), () -> config.purge(clock.instant(), ids.next()), clock, meter);
        var restarting = Behaviors.supervise(PurgeWatch.create(setup)).onFailure(SupervisorStrategy.restart());
        system.systemActorOf(restarting, "purge-watch", Props.empty());
    }

    private Features features() {
        var ownAccount = new OwnAccount(
                config.accounts().registration(),
                stores.stores().accounts(),
                newKeys,
                (account, _) -> tellChanged(account));
        var users = config.users();
        return Features.builtIn(new Features.Parts(
                        Version.current(),
                        launch.startedAt(),
                        stores.stores(),
                        ownAccount,
                        config.contactAddresses(),
                        users.contacts(),
                        pep,
                        users.archive(),
                        users.vcard(),
                        users.privateXml(),
                        config.rooms().services()))
                .metered(meter);
    }

    /** An account's actor looks again at what it is: its sessions end, or it finds that it exists now. */
    private void tellChanged(Jid account) {
        users.tell(account, new User.AccountChanged());
    }

    private StoredUsers.Setup administered() {
        return new StoredUsers.Setup(
                stores.stores().accounts(),
                stores.stores().audit(),
                OfflineStores.keys(config.accounts().passwordIterations()),
                config.domains(),
                ids::next,
                clock,
                crypto,
                this::tellChanged);
    }

    private User.Services userServices(Features features, Gates gates, RoutingTable routing, ShardDelivery delivery) {
        var caps = new CapsBook(config.users().caps(), meter);
        return new User.Services(
                stores.stores(),
                new XmlStanzaText(),
                gates,
                delivery,
                routing,
                features.onReceive(),
                features.accountRules(),
                features.iqTable(),
                pep.listening(caps::find),
                caps,
                config.users(),
                Unguessable::name,
                ids::next,
                clock,
                meter);
    }

    private Room.Services roomServices(Gates gates, ShardDelivery delivery) throws StartRefusedException {
        return new Room.Services(
                stores.stores(),
                new XmlStanzaText(),
                gates,
                delivery,
                delivery,
                (room, message) -> rooms.tell(room, message),
                new OccupantIds(Unguessable.occupantSecret(stores)),
                config.rooms(),
                config.users().archive(),
                config.users().record(),
                ids::next,
                clock);
    }

    private SessionServices sessionServices(
            Features features, Gates gates, RoutingTable routing, ShardDelivery delivery) throws StartRefusedException {
        var registration = config.accounts().registration();
        return new SessionServices(
                config.clients(),
                config.domains(),
                new StreamOffers(
                        config.limits(),
                        config.connections().idleTimeout(),
                        registration.mayRegister(),
                        List.of(features.serverCaps().element())),
                Unguessable.sasl(stores, config.accounts().passwordIterations()),
                new LoginAttempts(config.clients().attempts()),
                registration,
                newKeys,
                stores.stores(),
                users,
                rooms,
                ClusterWitnesses.follow(system),
                routing,
                features.onSend(),
                features.iqTable(),
                gates,
                delivery,
                crypto,
                clock,
                meter);
    }
}
