package io.outcry.core.feature.roster;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a client wants to be done to its roster. */
sealed interface RosterItem {

    /** The contact shall be there, with this name and these groups. */
    record Wish(Jid jid, String name, List<String> groups) implements RosterItem {}

    record Removal(Jid jid) implements RosterItem {}

    /** It cannot be done, whatever is in the roster. */
    record Wrong(StanzaError error) implements RosterItem {}

    /** All but the contact's address, name and groups is the server's to say and is not looked at (RFC 6121 §2.1.2). */
    static RosterItem read(Element query, Jid account, ContactLimits limits) {
        var items = query.children("item", Namespaces.ROSTER);
        if (items.size() != 1 || query.children().size() != 1) {
            return wrong(Condition.BAD_REQUEST, "a change of the roster has exactly one item");
        }
        var item = items.getFirst();
        var jid = item.attribute("jid").flatMap(Jid::find);
        if (jid.isEmpty()) {
            return item.attribute("jid").isEmpty()
                    ? wrong(Condition.BAD_REQUEST, "the item has no address")
                    : wrong(Condition.JID_MALFORMED, "the item's address is not one");
        }
        var contact = jid.get().bare();
        if (item.attributeOr("subscription", "").equals("remove")) {
            return new Removal(contact);
        }
        if (contact.equals(account)) {
            return wrong(Condition.NOT_ALLOWED, "an account is not a contact of itself");
        }
        return wish(item, contact, limits);
    }

    private static RosterItem wish(Element item, Jid contact, ContactLimits limits) {
        var name = item.attributeOr("name", "");
        if (length(name) > limits.maxNameLength()) {
            return wrong(
                    Condition.NOT_ACCEPTABLE, "a name has at most %d characters".formatted(limits.maxNameLength()));
        }
        var groups = item.children("group", Namespaces.ROSTER).stream()
                .map(Element::text)
                .toList();
        return wrongGroups(groups, limits).<RosterItem>map(Wrong::new).orElseGet(() -> new Wish(contact, name, groups));
    }

    /** RFC 6121 §2.3.3. */
    private static Optional<StanzaError> wrongGroups(List<String> groups, ContactLimits limits) {
        if (groups.size() > limits.maxGroups()) {
            return error(Condition.NOT_ACCEPTABLE, "a contact has at most %d groups".formatted(limits.maxGroups()));
        }
        if (groups.stream().anyMatch(String::isEmpty)) {
            return error(Condition.NOT_ACCEPTABLE, "a group has a name");
        }
        if (groups.stream().anyMatch(group -> length(group) > limits.maxGroupLength())) {
            return error(
                    Condition.NOT_ACCEPTABLE, "a group has at most %d characters".formatted(limits.maxGroupLength()));
        }
        if (new HashSet<>(groups).size() < groups.size()) {
            return error(Condition.BAD_REQUEST, "a group is named once");
        }
        return Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Optional<StanzaError> error(Condition condition, String text) {
        return Optional.of(StanzaError.of(condition, text));
    }

    private static RosterItem wrong(Condition condition, String text) {
        return new Wrong(StanzaError.of(condition, text));
    }
}
