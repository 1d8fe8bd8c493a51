package io.outcry.core.feature.blocking;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.BlockChange;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Change;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The owner blocks somebody, or no longer (XEP-0191 §§3.4–3.6). */
final class BlockCommand {

    private BlockCommand() {}

    static Outcome block(UserState state, Iq request, Instant now, ContactLimits limits) {
        var wanted = jids(request);
        if (wanted.isEmpty()) {
            return refuse(state, request, Condition.JID_MALFORMED, "an item's jid is not an address");
        }
        if (wanted.get().isEmpty()) {
            return refuse(state, request, Condition.BAD_REQUEST, "there is nobody to block");
        }
        if (wanted.get().stream().anyMatch(jid -> isNeeded(state, jid))) {
            return refuse(state, request, Condition.NOT_ALLOWED, "nobody can block itself or its own server");
        }
        if (wanted.get().stream().anyMatch(jid -> jid.toString().length() > BlockList.MAX_ADDRESS_CHARS)) {
            var text = "a blocked address has at most %d characters".formatted(BlockList.MAX_ADDRESS_CHARS);
            return refuse(state, request, Condition.NOT_ACCEPTABLE, text);
        }
        var blocked = new LinkedHashSet<>(wanted.get());
        blocked.removeAll(state.blocked().jids());
        if (state.blocked().jids().size() + blocked.size() > limits.maxBlocked()) {
            var text = "a block list holds at most %d addresses".formatted(limits.maxBlocked());
            return refuse(state, request, Condition.RESOURCE_CONSTRAINT, text);
        }
        var after = state.with(BlockChange.blocking(blocked));
        return changed(state, after, request, BlockChange.blocking(blocked), now, farewells(state, after));
    }

    /** Everybody, where the request names nobody. */
    static Outcome unblock(UserState state, Iq request, Instant now) {
        var wanted = jids(request);
        if (wanted.isEmpty()) {
            return refuse(state, request, Condition.JID_MALFORMED, "an item's jid is not an address");
        }
        var unblocked = new LinkedHashSet<>(state.blocked().jids());
        if (!wanted.get().isEmpty()) {
            unblocked.retainAll(wanted.get());
        }
        var change = BlockChange.unblocking(unblocked);
        var after = state.with(change);
        return changed(state, after, request, change, now, greetings(state, after));
    }

    private static Outcome changed(
            UserState before, UserState after, Iq request, BlockChange change, Instant now, List<Act> presence) {
        if (request.type() != Iq.Type.SET) {
            return Outcome.refuse(before, resource(request), request, StanzaError.of(Condition.NOT_ALLOWED));
        }
        var acts = new ArrayList<Act>();
        if (change.isChange()) {
            acts.add(new Act.Save(new Change.OfBlockList(change)));
        }
        acts.addAll(pushes(after, request, now));
        acts.add(new Act.Give(resource(request), request.result()));
        acts.addAll(presence);
        return new Outcome(after, acts);
    }

    /** Every session that knows the list is told what was asked for, the one that asked as well. */
    private static List<Act> pushes(UserState state, Iq request, Instant now) {
        var told = request.payload().elements().getFirst();
        return state.sessions().all().stream()
                .filter(Session::hasBlockList)
                .<Act>map(session -> {
                    var client = state.account().withResource(session.resource());
                    var id = "block-" + now.toEpochMilli() + "-"
                            + state.blocked().jids().size();
                    return new Act.Give(session.resource(), Iq.of(Iq.Type.SET, state.account(), client, id, told));
                })
                .toList();
    }

    /** Who can see the account's presence and is blocked now sees it go (XEP-0191 §3.4). */
    private static List<Act> farewells(UserState before, UserState after) {
        var acts = new ArrayList<Act>();
        for (var session : before.sessions().all()) {
            var from = before.account().withResource(session.resource());
            var seeing = session.isAvailable() ? subscribers(before) : Stream.<Jid>empty();
            Stream.concat(seeing, session.directed().stream())
                    .filter(other ->
                            after.blocked().blocks(other) && !before.blocked().blocks(other))
                    .forEach(other -> acts.add(new Act.Send(Presence.of(Presence.Type.UNAVAILABLE, from, other))));
        }
        return acts;
    }

    /** Who is no longer blocked sees the account again (§3.5), and is asked how it is. */
    private static List<Act> greetings(UserState before, UserState after) {
        var acts = new ArrayList<Act>();
        for (var contact : after.contacts().all()) {
            if (!before.blocked().blocks(contact.jid()) || after.blocked().blocks(contact.jid())) {
                continue;
            }
            for (var session : after.sessions().available()) {
                acts.addAll(greeting(after, session, contact));
            }
        }
        return acts;
    }

    private static List<Act> greeting(UserState state, Session session, Contact contact) {
        var acts = new ArrayList<Act>();
        if (contact.subscription().isFrom()) {
            session.presence()
                    .ifPresent(presence -> acts.add(
                            new Act.Send(presence.with(presence.header().withTo(contact.jid())))));
        }
        if (contact.subscription().isTo()) {
            var client = state.account().withResource(session.resource());
            acts.add(new Act.Send(Presence.of(Presence.Type.PROBE, client, contact.jid())));
        }
        return acts;
    }

    private static Stream<Jid> subscribers(UserState state) {
        return state.contacts().all().stream()
                .filter(contact -> contact.subscription().isFrom())
                .map(Contact::jid);
    }

    /** Empty where one of them is no address. */
    private static Optional<Set<Jid>> jids(Iq request) {
        var found = new LinkedHashSet<Jid>();
        for (var item : request.payload().elements().getFirst().children("item", Blocking.NAMESPACE)) {
            var jid = item.attribute("jid").flatMap(Jid::find);
            if (jid.isEmpty()) {
                return Optional.empty();
            }
            found.add(jid.get());
        }
        return Optional.of(found);
    }

    static Element item(Jid jid) {
        return Element.named("item", Blocking.NAMESPACE)
                .attribute("jid", jid.toString())
                .build();
    }

    /** The account's own clients and its server have to be heard whatever is blocked. */
    private static boolean isNeeded(UserState state, Jid jid) {
        return jid.sameAccount(state.account())
                || jid.equals(Jid.ofDomain(state.account().domain()));
    }

    private static Outcome refuse(UserState state, Iq request, Condition condition, String text) {
        return Outcome.refuse(state, resource(request), request, StanzaError.of(condition, text));
    }

    private static String resource(Iq request) {
        return request.from().orElseThrow().resource();
    }
}
