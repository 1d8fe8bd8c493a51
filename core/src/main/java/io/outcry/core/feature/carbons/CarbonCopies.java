package io.outcry.core.feature.carbons;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which messages an account's other clients get a copy of, and what that copy looks like (XEP-0280 §§6–8). */
public final class CarbonCopies {

    private static final String FORWARD = "urn:xmpp:forward:0";
    private static final String ROOM_USER = "http://jabber.org/protocol/muc#user";

    /** What makes a message part of a conversation, whatever its type. */
    private static final Set<String> CONVERSATION = Set.of(
            "urn:xmpp:receipts",
            "urn:xmpp:chat-markers:0",
            "http://jabber.org/protocol/chatstates",
            "jabber:x:conference");

    private CarbonCopies() {}

    /** Whether other clients get copies of what one client sends. */
    public static boolean isSentEligible(Message message) {
        return isConversation(message) && !isPrivate(message);
    }

    /** For a message that one client sent: copies for the others. */
    public static List<Act.Give> ofSent(UserState state, Message message, String sender) {
        var isToItself = message.to().orElseThrow().sameAccount(state.account());
        return isSentEligible(message) && !isToItself ? copies(state, message, "sent", Set.of(sender)) : List.of();
    }

    /**
     * For a message that the account got: copies for the clients that did not get it.
     *
     * @param receivers the sessions that got the message itself
     */
    public static List<Act.Give> ofReceived(UserState state, Message message, Collection<String> receivers) {
        if (!isConversation(message) || isPrivate(message) || isFromRoomsOccupant(message)) {
            return List.of();
        }
        var hadIt = new HashSet<>(receivers);
        // Who sends a message to another client of its own account knows it as well.
        message.from()
                .filter(sender -> sender.sameAccount(state.account()))
                .ifPresent(own -> hadIt.add(own.resource()));
        return copies(state, message, "received", hadIt);
    }

    private static List<Act.Give> copies(UserState state, Message message, String direction, Collection<String> hadIt) {
        var others = state.sessions().all().stream()
                .filter(session -> session.hasCarbons() && !hadIt.contains(session.resource()))
                .map(Session::resource)
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        var copy = Element.named(direction, Carbons.NAMESPACE)
                .child(Element.named("forwarded", FORWARD)
                        .child(message.element())
                        .build())
                .build();
        return others.stream()
                .map(resource -> {
                    var client = state.account().withResource(resource);
                    return new Act.Give(resource, Message.of(message.type(), state.account(), client, copy));
                })
                .toList();
    }

    private static boolean isConversation(Message message) {
        return !isCopy(message)
                && switch (message.type()) {
                    case CHAT -> true;
                    case NORMAL ->
                        message.payload().names().stream().anyMatch(name -> isConversational(name, message.payload()));
                    case HEADLINE, GROUPCHAT, ERROR -> false;
                };
    }

    private static boolean isConversational(Name name, Payload payload) {
        var isBody = name.local().equals("body") && name.namespace().equals(Namespaces.CLIENT);
        return isBody || CONVERSATION.contains(name.namespace()) || isInvitation(name, payload);
    }

    private static boolean isInvitation(Name name, Payload payload) {
        return name.namespace().equals(ROOM_USER)
                && payload.find("x", ROOM_USER)
                        .flatMap(x -> x.child("invite", ROOM_USER))
                        .isPresent();
    }

    /** The room itself sends these to each of the account's occupants. */
    private static boolean isFromRoomsOccupant(Message message) {
        return message.type() == Message.Type.CHAT
                && message.payload().has("x", ROOM_USER)
                && message.from().orElseThrow().isFull();
    }

    private static boolean isPrivate(Message message) {
        return message.payload().has("private", Carbons.NAMESPACE)
                || message.payload().has("no-copy", Namespaces.HINTS);
    }

    /** Only the server makes copies, and it copies none; what others send in their form is for its receiver to distrust. */
    private static boolean isCopy(Message message) {
        return message.payload().has("sent", Carbons.NAMESPACE)
                || message.payload().has("received", Carbons.NAMESPACE);
    }
}
