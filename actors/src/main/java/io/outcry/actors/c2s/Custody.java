package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.room.Room;
import io.outcry.core.address.Jid;
import io.outcry.core.custody.CustodyConfig;
import io.outcry.core.custody.Place;
import io.outcry.core.custody.Unconfirmed;
import io.outcry.core.policy.Passed;
import io.outcry.core.routing.Route;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Stanza;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The client's messages, kept until they are on record with their receiver and their sender, and sent again where an owner
 * is quiet. Belongs to one session's actor.
 */
final class Custody {

    /** What came of a confirmation. */
    record Settled(Optional<Place> place, Optional<Stanza> refusal) {

        static final Settled NOTHING = new Settled(Optional.empty(), Optional.empty());
    }

    private final Setup setup;
    private final SessionFacts facts;
    private final Unconfirmed<Passed> unconfirmed;
    private String stream;

    /** @param stream names the stream to owners, also after another connection took it over */
    Custody(Setup setup, SessionFacts facts, String stream) {
        this.setup = setup;
        this.facts = facts;
        this.stream = stream;
        this.unconfirmed = new Unconfirmed<>(config().resendAfter());
    }

    String stream() {
        return stream;
    }

    /** Positions are counted anew. */
    void begin(String newStream) {
        stream = newStream;
    }

    boolean isEmpty() {
        return unconfirmed.isEmpty();
    }

    int size() {
        return unconfirmed.size();
    }

    /** Sends the message on, and keeps it. */
    void entrust(long position, Passed message) {
        for (var consignment : unconfirmed.add(new Place(stream, position), message, owners(message.stanza()), now())) {
            send(consignment, false);
        }
        setup.figures().unconfirmed(unconfirmed.size());
        resendLater();
    }

    /**
     * The receiver's account, where it is one of ours, and the sender's own. What is said in a room of ours is on record
     * there alone.
     */
    private Set<Jid> owners(Stanza message) {
        var owners = new LinkedHashSet<Jid>(4);
        owner(message).ifPresent(owners::add);
        var isSaid =
                message instanceof Message chat && setup.services().routing().isOfOurRooms(chat);
        if (!isSaid) {
            owners.add(facts.session().bare());
        }
        return owners;
    }

    /** Who takes it, where that is one of ours. */
    private Optional<Jid> owner(Stanza message) {
        return switch (setup.services()
                .routing()
                .routeTo(facts.session(), message.to().orElseThrow())) {
            case Route.ToUser user -> Optional.of(user.account());
            case Route.ToRoom room -> Optional.of(room.room());
            case Route.ToRoomService _, Route.ToServer _, Route.ToPeer _ -> Optional.empty();
        };
    }

    /** Whether somebody of ours takes the message, and confirms it. */
    boolean hasOwner(Stanza message) {
        return owner(message).isPresent();
    }

    private void send(Unconfirmed.Consignment<Passed> message, boolean isAgain) {
        var passed = message.message();
        var consignment = new Consignment(setup.context().getSelf(), message.place(), message.previous());
        if (setup.services().routing().isRoom(message.owner())) {
            setup.services().rooms().tell(message.owner(), new Room.Entrust(consignment, passed));
        } else if (isForReceiver(message.owner(), passed.stanza())) {
            setup.services().users().tell(message.owner(), new ToUser.Entrust(consignment, passed));
        } else {
            var sent = new ToUser.Sent(setup.context().getSelf(), passed, Optional.of(consignment));
            if (isAgain) {
                // Its actor may live elsewhere by now.
                setup.services().users().tell(message.owner(), sent);
            } else {
                facts.home().tell(sent);
            }
        }
    }

    private static boolean isForReceiver(Jid owner, Stanza message) {
        return message.to().orElseThrow().bare().equals(owner);
    }

    /** An owner answered; whoever answers twice is not heard. */
    Settled confirmed(ToClient.Confirmed confirmed) {
        var place = confirmed.place();
        var kept = unconfirmed.find(place, confirmed.owner());
        if (kept.isEmpty()) {
            return Settled.NOTHING;
        }
        var isWhole = unconfirmed.confirm(place, confirmed.owner(), now()).isPresent();
        setup.figures().unconfirmed(unconfirmed.size());
        var refusal = confirmed
                .refusal()
                .filter(_ -> !kept.get().stanza().isError())
                .map(error -> kept.get().stanza().bounce(error));
        refusal.ifPresent(error ->
                facts.home().tell(new ToUser.CameToNothing(setup.context().getSelf(), error)));
        return new Settled(Optional.of(place).filter(_ -> isWhole), refusal);
    }

    void resend() {
        unconfirmed.due(now()).forEach(message -> send(message, true));
        resendLater();
    }

    private void resendLater() {
        var timer = new ClientSession.ResendDue();
        if (!unconfirmed.isEmpty() && !setup.timers().isTimerActive(timer)) {
            setup.timers().startSingleTimer(timer, config().resendAfter());
        }
    }

    private CustodyConfig config() {
        return setup.services().config().custody();
    }

    private Instant now() {
        return setup.services().clock().instant();
    }
}
