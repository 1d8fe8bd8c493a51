package io.outcry.core.feature.presence;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A session comes, changes and goes; its subscribers and the account's other sessions are told (RFC 6121 §§4.2–4.5). */
final class Availability {

    private Availability() {}

    /** Initial presence, or a later change of it (RFC 6121 §§4.2.2, 4.4.2). */
    static Outcome available(UserState state, Session before, Presence presence, int priority) {
        var session = before.available(presence, priority);
        var after = state.with(session);
        var acts = new ArrayList<Act>();
        subscribers(state).forEach(subscriber -> acts.add(new Act.Send(Announcement.to(presence, subscriber))));
        acts.addAll(toOwnSessions(after, presence, after.sessions().available()));
        if (!before.isAvailable()) {
            acts.addAll(whatANewcomerIsTold(after, session));
        }
        if (priority >= 0 && state.sessions().takingMessages().isEmpty()) {
            acts.add(new Act.GiveKept(session.resource()));
        }
        return new Outcome(after, acts);
    }

    /** The client says that it goes, but its connection stays (RFC 6121 §4.5.2). */
    static Outcome unavailable(UserState state, Session before, Presence presence, Instant now) {
        return gone(state, state.sessions().with(before.unavailable()), before, presence, now);
    }

    static Outcome end(UserState state, Session before, Instant now) {
        var from = Optional.of(state.account().withResource(before.resource()));
        var header = new Header(Optional.empty(), from, "", "");
        var presence = new Presence(header, Presence.Type.UNAVAILABLE, Payload.empty());
        return gone(state, state.sessions().without(before.resource()), before, presence, now);
    }

    private static Outcome gone(UserState state, Sessions remaining, Session before, Presence presence, Instant now) {
        if (!before.isAvailable()) {
            return new Outcome(state.with(remaining), sends(presence, before.directed()));
        }
        var after = state.with(remaining.endingWith(presence, now));
        Set<Jid> told = new LinkedHashSet<>(subscribers(state));
        told.addAll(before.directed());
        var acts = new ArrayList<>(sends(presence, told));
        // The session itself is told as well, where it is still there (RFC 6121 §4.5.2).
        var itself = remaining.find(before.resource()).stream();
        var others = remaining.available().stream();
        acts.addAll(toOwnSessions(after, presence, Stream.concat(others, itself).toList()));
        if (remaining.available().isEmpty()) {
            after.sessions().farewell().ifPresent(farewell -> acts.add(new Act.Remember(farewell)));
        }
        return new Outcome(after, acts);
    }

    private static List<Act> whatANewcomerIsTold(UserState state, Session newcomer) {
        var acts = new ArrayList<Act>();
        var address = state.account().withResource(newcomer.resource());
        // Asked in the session's own name, so that only the newcomer gets the answers (RFC 6121 §4.3.1).
        acts.addAll(probes(state, address));
        for (var other : state.sessions().available()) {
            if (!other.resource().equals(newcomer.resource())) {
                other.presence()
                        .ifPresent(
                                known -> acts.add(new Act.Give(newcomer.resource(), Announcement.to(known, address))));
            }
        }
        for (var contact : state.contacts().all()) {
            contact.request()
                    .filter(_ -> !state.blocked().blocks(contact.jid()))
                    .ifPresent(asked -> acts.add(new Act.Give(newcomer.resource(), asked)));
        }
        return acts;
    }

    static List<Act> probes(UserState state, Jid asker) {
        return state.contacts().all().stream()
                .filter(contact ->
                        contact.subscription().isTo() && !state.blocked().blocks(contact.jid()))
                .<Act>map(contact -> new Act.Send(Presence.of(Presence.Type.PROBE, asker, contact.jid())))
                .toList();
    }

    private static List<Act> sends(Presence presence, Set<Jid> receivers) {
        return receivers.stream()
                .<Act>map(receiver -> new Act.Send(Announcement.to(presence, receiver)))
                .toList();
    }

    private static List<Act> toOwnSessions(UserState state, Presence presence, List<Session> receivers) {
        return receivers.stream()
                .<Act>map(session -> new Act.Give(
                        session.resource(),
                        Announcement.to(presence, state.account().withResource(session.resource()))))
                .toList();
    }

    private static List<Jid> subscribers(UserState state) {
        return state.contacts().all().stream()
                .filter(contact -> contact.subscription().isFrom())
                .map(Contact::jid)
                .filter(subscriber -> !state.blocked().blocks(subscriber))
                .toList();
    }
}
