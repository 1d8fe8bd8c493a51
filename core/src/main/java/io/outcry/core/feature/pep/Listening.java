package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.caps.Audience.Listener;
import io.outcry.core.caps.CapsHash;
import io.outcry.core.caps.Interests;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Presence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Clients come, say what they want to hear of, and go (XEP-0060 §9.2). */
public final class Listening {

    private final Pep pep;
    private final Function<CapsHash, Optional<Interests>> known;

    /**
     * By these limits and names.
     *
     * @param known what hashes stand for, as far as that is known
     */
    public Listening(Pep pep, Function<CapsHash, Optional<Interests>> known) {
        this.pep = pep;
        this.known = known;
    }

    /** Presence of one of the account's own clients, or of another account's that it knows. */
    public Outcome heard(UserState state, Presence presence) {
        var client = presence.from().orElseThrow();
        return switch (presence.type()) {
            case AVAILABLE ->
                client.isFull() && isKnown(state, client) ? available(state, client, presence) : Outcome.nothing(state);
            case UNAVAILABLE, ERROR -> Outcome.nothing(gone(state, client));
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> Outcome.nothing(state);
        };
    }

    /** A contact that sees the owner's presence from now on gets what it missed, where its clients are known already. */
    public Outcome letIn(UserState before, UserState after, Jid contact) {
        var isNew = !before.contacts().get(contact).subscription().isFrom()
                && after.contacts().get(contact).subscription().isFrom();
        if (!isNew) {
            return Outcome.nothing(after);
        }
        var acts = after.audience().of(contact).stream()
                .flatMap(client -> after.audience().find(client).stream()
                        .flatMap(listener ->
                                LastItems.ofAll(
                                        after, client, listener.interests().nodes(), pep.ids())
                                        .stream()))
                .toList();
        return new Outcome(after, acts);
    }

    public static UserState gone(UserState state, Jid client) {
        return state.with(state.audience().without(client));
    }

    private static boolean isKnown(UserState state, Jid client) {
        return client.sameAccount(state.account())
                || state.contacts().get(client).subscription() != Subscription.NONE;
    }

    /** A presence without an annotation changes nothing: a server may have taken it out (XEP-0115 §8.4). */
    private Outcome available(UserState state, Jid client, Presence presence) {
        return CapsHash.of(presence)
                .map(annotation -> annotated(state, client, annotation))
                .orElseGet(() -> Outcome.nothing(state));
    }

    private Outcome annotated(UserState state, Jid client, CapsHash.Annotation annotation) {
        var before = state.audience().find(client);
        if (before.filter(listener -> listener.annotation().equals(annotation)).isPresent()) {
            return Outcome.nothing(state);
        }
        if (before.isEmpty() && !client.sameAccount(state.account()) && isFull(state)) {
            return Outcome.nothing(state);
        }
        var wanted = before.map(Listener::interests).orElse(Interests.NONE);
        var asking = state.with(state.audience().with(client, new Listener(annotation, wanted, false)));
        return known.apply(annotation.hash())
                .map(interests -> learned(asking, client, annotation.hash(), interests))
                .orElseGet(() -> Outcome.of(asking, new Act.LearnCaps(client, annotation)));
    }

    private boolean isFull(UserState state) {
        return state.audience().size() >= pep.limits().maxClients();
    }

    /** It has become known what the client wants; of what it did not want before, it gets what it missed. */
    public Outcome learned(UserState state, Jid client, CapsHash hash, Interests interests) {
        var listener = waitingFor(state, client, hash);
        if (listener.isEmpty()) {
            return Outcome.nothing(state);
        }
        var added = new HashSet<>(interests.nodes());
        added.removeAll(listener.get().interests().nodes());
        var after = state.with(
                state.audience().with(client, new Listener(listener.get().annotation(), interests, true)));
        return new Outcome(after, LastItems.ofAll(after, client, added, pep.ids()));
    }

    /** Whoever was asked had no answer: the client itself is asked, where it is still there. */
    public Outcome notLearned(UserState state, Jid client, CapsHash hash) {
        var acts = waitingFor(state, client, hash)
                .map(listener -> List.<Act>of(new Act.LearnCaps(client, listener.annotation())))
                .orElseGet(List::of);
        return new Outcome(state, acts);
    }

    private static Optional<Listener> waitingFor(UserState state, Jid client, CapsHash hash) {
        return state.audience()
                .find(client)
                .filter(listener ->
                        !listener.isKnown() && listener.annotation().hash().equals(hash));
    }
}
