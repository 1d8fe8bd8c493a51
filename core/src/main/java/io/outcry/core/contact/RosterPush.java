package io.outcry.core.contact;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import java.util.List;

/** How a roster and its changes are written (RFC 6121 §§2.1, 2.1.6). */
public final class RosterPush {

    private RosterPush() {}

    /** Tells every interested session how the contact stands now, under the roster's own version. */
    public static List<Act> of(UserState state, Contact contact) {
        var version = state.contacts().version();
        var query = query(version, List.of(contact.isInRoster() ? item(contact) : removed(contact)));
        return state.sessions().interested().stream()
                .<Act>map(session -> {
                    var client = state.account().withResource(session.resource());
                    // No two pushes share a version, so that no two have the same id.
                    var push = Iq.of(Iq.Type.SET, state.account(), client, "push-" + version, query);
                    return new Act.Give(session.resource(), push);
                })
                .toList();
    }

    public static Element query(long version, List<Element> items) {
        return Element.named("query", Namespaces.ROSTER)
                .attribute("ver", Long.toString(version))
                .children(items)
                .build();
    }

    public static Element item(Contact contact) {
        var item = Element.named("item", Namespaces.ROSTER)
                .attribute("jid", contact.jid().toString());
        if (!contact.name().isEmpty()) {
            item.attribute("name", contact.name());
        }
        item.attribute("subscription", contact.subscription().wireName());
        if (contact.isAsking()) {
            item.attribute("ask", "subscribe");
        }
        if (contact.isApproved()) {
            item.attribute("approved", "true");
        }
        contact.groups().forEach(group -> item.child("group", group));
        return item.build();
    }

    private static Element removed(Contact contact) {
        return Element.named("item", Namespaces.ROSTER)
                .attribute("jid", contact.jid().toString())
                .attribute("subscription", "remove")
                .build();
    }
}
