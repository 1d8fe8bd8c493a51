package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everybody that one account knows.
 *
 * @param version grows with each change of the roster (RFC 6121 §2.6)
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

    public int inRoster() {
        return count(Contact::isInRoster);
    }

    public int requests() {
        return count(Contact::hasRequest);
    }

    private int count(Predicate<Contact> kind) {
        return (int) byJid.values().stream().filter(kind).count();
    }

    /**
     * The version of the next change. It follows the clock, so that an account that is made again, or a database that is
     * restored, does not give another roster a version that some client has seen.
     */
    public long nextVersion(Instant now) {
        return Math.max(version + 1, now.toEpochMilli());
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
