package io.outcry.core.archive;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Contacts;
import io.outcry.core.ledger.Entry;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an account wants its archive to show (XEP-0441). None of it decides what is on record.
 *
 * @param others how it is with whom the lists do not name
 * @param always accounts with all their sessions, or single sessions, whose messages are shown
 * @param never and whose are not; where both lists name an address in the same way, this one counts
 */
public record ArchivePreferences(Others others, Set<Jid> always, Set<Jid> never) {

    /** As long as an address in a list may be. */
    public static final int MAX_ADDRESS_CHARS = 511;

    public static final ArchivePreferences ALL = new ArchivePreferences(Others.ALWAYS, Set.of(), Set.of());

    /** Whose messages are shown where no list names them; the name is stored. */
    public enum Others {
        ALWAYS,
        NEVER,
        /** Those of contacts. */
        ROSTER;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }

        public static Optional<Others> ofWire(String name) {
            return switch (name) {
                case "always" -> Optional.of(ALWAYS);
                case "never" -> Optional.of(NEVER);
                case "roster" -> Optional.of(ROSTER);
                default -> Optional.empty();
            };
        }
    }

    public ArchivePreferences {
        never = Set.copyOf(never);
        always = always.stream().filter(Predicate.not(never::contains)).collect(Collectors.toUnmodifiableSet());
    }

    public int size() {
        return always.size() + never.size();
    }

    /** The entry as it is to be recorded: hidden where the account does not want to see messages with that peer. */
    public Entry applied(Entry entry, Contacts contacts) {
        return shows(entry.peer(), contacts) ? entry : entry.hidden();
    }

    boolean shows(Jid peer, Contacts contacts) {
        return listed(peer).or(() -> listed(peer.bare())).orElseGet(() -> switch (others) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ROSTER ->
                contacts.find(peer.bare()).filter(Contact::isInRoster).isPresent();
        });
    }

    private Optional<Boolean> listed(Jid peer) {
        if (never.contains(peer)) {
            return Optional.of(false);
        }
        return always.contains(peer) ? Optional.of(true) : Optional.empty();
    }
}
