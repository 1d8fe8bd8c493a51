package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.UserState;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.ItemHeader;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who hears of what happens at a node, and how (XEP-0163 §4). */
final class Notification {

    private Notification() {}

    /** Tells everybody who wants to hear of the node and may. */
    static List<Act> ofAll(UserState state, PepNode node, Element event, Supplier<String> ids) {
        if (!node.config().is(ConfigField.DELIVER_NOTIFICATIONS)) {
            return List.of();
        }
        return receivers(state, node).stream()
                .map(receiver -> act(state, receiver, message(state, receiver, ids.get(), event)))
                .toList();
    }

    /** Tells one of them what was published while it was not there (XEP-0163 §4.3.4). */
    static Act ofLast(UserState state, Jid receiver, Element event, ItemHeader item, String id) {
        var message = message(state, receiver, id, event);
        var stamp = Delay.element(state.account(), item.at());
        return act(state, receiver, message.with(message.payload().with(stamp)));
    }

    private static Act act(UserState state, Jid receiver, Message message) {
        return isOwnSession(state, receiver) ? new Act.Give(receiver.resource(), message) : new Act.Send(message);
    }

    private static boolean isOwnSession(UserState state, Jid receiver) {
        return receiver.isFull() && receiver.sameAccount(state.account());
    }

    private static Message message(UserState state, Jid receiver, String id, Element event) {
        var header = new Header(Optional.of(receiver), Optional.of(state.account()), id, "");
        var payload = Element.named("event", PepNames.EVENT).child(event).build();
        return new Message(header, Message.Type.HEADLINE, Payload.of(payload));
    }

    private static Set<Jid> receivers(UserState state, PepNode node) {
        var receivers = new LinkedHashSet<Jid>();
        for (var session : state.sessions().available()) {
            var client = state.account().withResource(session.resource());
            if (state.audience().wants(client, node.name())) {
                receivers.add(client);
            }
        }
        state.audience()
                .wanting(node.name())
                .filter(client -> !client.sameAccount(state.account()))
                .filter(client -> hearsByPresence(state, node, client))
                .forEach(receivers::add);
        subscribers(state, node).stream()
                // Whose presence is known is told by its clients' interests (XEP-0163 §4.3.2).
                .filter(subscriber -> receivers.stream().noneMatch(told -> covers(told, subscriber)))
                .toList()
                .forEach(receivers::add);
        return receivers;
    }

    /** A contact that sees the owner's presence is subscribed by that (XEP-0060 §9.1.2). */
    static boolean hearsByPresence(UserState state, PepNode node, Jid client) {
        return state.contacts().get(client).subscription().isFrom() && mayHear(state, node, client);
    }

    private static List<Jid> subscribers(UserState state, PepNode node) {
        return node.subscribers().stream()
                .filter(subscriber -> mayHear(state, node, subscriber))
                .sorted()
                .toList();
    }

    private static boolean mayHear(UserState state, PepNode node, Jid somebody) {
        return !state.blocked().blocks(somebody) && Access.isAllowed(state, node, somebody);
    }

    private static boolean covers(Jid told, Jid subscriber) {
        return subscriber.isBare() ? told.sameAccount(subscriber) : told.equals(subscriber);
    }
}
