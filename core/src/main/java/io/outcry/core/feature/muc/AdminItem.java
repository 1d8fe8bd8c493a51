package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Role;
import io.outcry.core.stanza.Element;
import java.util.Optional;

/**
 * One line of a request about who is what (XEP-0045 §9, §10).
 *
 * @param person bare
 */
record AdminItem(
        Optional<Jid> person,
        Optional<String> nick,
        Optional<Affiliation> affiliation,
        Optional<Role> role,
        String reason) {

    /** Empty where it names an address, an affiliation or a role that there is not. */
    static Optional<AdminItem> read(Element item) {
        var person = item.attribute("jid").flatMap(Jid::find);
        var affiliation = item.attribute("affiliation").flatMap(Affiliation::ofWire);
        var role = item.attribute("role").flatMap(Role::ofWire);
        var makesSense =
                isRead(item, "jid", person) && isRead(item, "affiliation", affiliation) && isRead(item, "role", role);
        var reason = item.child("reason", MucNames.ADMIN).map(Element::text).orElse("");
        var nick = item.attribute("nick").filter(name -> !name.isEmpty());
        return Optional.of(new AdminItem(person.map(Jid::bare), nick, affiliation, role, reason))
                .filter(_ -> makesSense);
    }

    private static boolean isRead(Element item, String attribute, Optional<?> value) {
        return item.attribute(attribute).isPresent() == value.isPresent();
    }
}
