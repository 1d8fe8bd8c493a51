package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.address.Jid;
import io.outcry.core.policy.Passed;
import io.outcry.core.routing.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The user of a session, wherever its actor is. When that is gone, the session makes itself known to its next life, again and
 * again until it is taken, and goes on meanwhile: messages are kept until they are on record, and presence is said again.
 * Belongs to one session's actor.
 */
final class Home {

    private final Setup setup;
    private final Jid session;
    private Optional<ActorRef<UserMessage>> user;
    private Optional<Instant> lostAt = Optional.empty();

    /** The session as its user knows it. */
    private Session known;

    /** Presence for everybody that the user may not know yet. */
    private Optional<Passed> unheard = Optional.empty();

    /** That the session is over, until the user has answered. */
    private Optional<ToUser.Leave> leaving = Optional.empty();

    /**
     * @param user its actor as it is now, which is watched
     * @param known what that knows of the session
     */
    Home(Setup setup, Jid session, ActorRef<UserMessage> user, Session known) {
        this.setup = setup;
        this.session = session;
        this.user = Optional.of(user);
        this.known = known;
        setup.context().watchWith(user, new ClientSession.UserLost());
    }

    void tell(ToUser message) {
        user.ifPresentOrElse(
                there -> there.tell(message), () -> setup.services().users().tell(session, message));
    }

    /** Its actor, unless that is gone and its next life has not answered yet. */
    Optional<ActorRef<UserMessage>> actor() {
        return user;
    }

    void announce(Passed presence) {
        if (presence.stanza().to().isEmpty()) {
            unheard = Optional.of(presence);
        }
        tell(new ToUser.Announce(self(), presence));
    }

    /** What the user knows of this session from now on. */
    void knows(Session session) {
        known = session;
        unheard = Optional.empty();
    }

    Session known() {
        return known;
    }

    /** Its actor is gone. */
    void lost(Supplier<ToUser.Rejoin> rejoin) {
        user = Optional.empty();
        lostAt = Optional.of(now());
        ask(rejoin);
    }

    /** It did not answer yet. False where it has been lost for too long. */
    boolean askAgain(Supplier<ToUser.Rejoin> rejoin) {
        if (lostAt.isEmpty()) {
            return true;
        }
        var limit = setup.services().config().rejoinWithin();
        if (Duration.between(lostAt.get(), now()).compareTo(limit) >= 0) {
            return false;
        }
        ask(rejoin);
        return true;
    }

    private void ask(Supplier<ToUser.Rejoin> rejoin) {
        setup.services().users().tell(session, rejoin.get());
        setup.askAgainLater();
    }

    /** What says that this session is still there. */
    ToUser.Rejoin rejoin(Outgoing outgoing, Witnessing witnessing) {
        return new ToUser.Rejoin(
                self(),
                known,
                outgoing.streamId(),
                witnessing.outlives(outgoing.resumeTimeout()),
                outgoing.marks().given(),
                Optional.empty());
    }

    /**
     * The session is over. A user that does not know it yet has to hear of it first, and one that is lost before it answers did
     * not hear it: otherwise its contacts would take it for available for ever.
     */
    void leave(ToUser.Leave leave) {
        leaving = Optional.of(leave);
        user.ifPresent(there -> there.tell(leave));
    }

    /** What it did not answer yet. */
    Optional<ToUser.Leave> leaving() {
        return leaving;
    }

    /** It knows that the session is over. */
    void left() {
        leaving = Optional.empty();
        forget();
    }

    /** Its next life knows the session. */
    void found(ActorRef<UserMessage> next) {
        if (lostAt.isEmpty()) {
            return;
        }
        lostAt = Optional.empty();
        user = Optional.of(next);
        setup.timers().cancel(new ClientSession.AskAgain());
        setup.context().watchWith(next, new ClientSession.UserLost());
        leaving.ifPresentOrElse(next::tell, () -> unheard.ifPresent(this::announce));
    }

    /** The session goes on elsewhere, or is over. */
    void forget() {
        user.ifPresent(there -> setup.context().unwatch(there));
        setup.timers().cancel(new ClientSession.AskAgain());
    }

    private ActorRef<ClientMessage> self() {
        return setup.context().getSelf();
    }

    private Instant now() {
        return setup.services().clock().instant();
    }
}
