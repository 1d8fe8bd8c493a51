package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody that one account knows.
 *
 * @param version grows by one with each change of the roster (RFC 6121 §2.6)
 * @param byJid by bare address
 */
public record Contacts(long version, Map<Jid, Contact> byJid) {

    public static final Contacts EMPTY = new Contacts(0, Map.of());

    public Contacts {
        byJid = Map.copyOf(byJid);
    }

    public Optional<Contact> find(Jid jid) {
        return Optional.ofNullable(byJid.get(jid.bare()));
    }

    public Contact get(Jid jid) {
        return find(jid).orElseGet(() -> Contact.unknown(jid));
    }

    public Collection<Contact> all() {
        return byJid.values();
    }

    /** With this contact as it is now, or without it where there is nothing worth keeping. */
    public Contacts with(Contact contact, long newVersion) {
        var changed = new HashMap<>(byJid);
        if (contact.isForgettable()) {
            changed.remove(contact.jid());
        } else {
            changed.put(contact.jid(), contact);
        }
        return new Contacts(newVersion, changed);
    }
}
