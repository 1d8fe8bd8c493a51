package io.outcry.core.ledger;

import io.outcry.core.ledger.Entry.Kind;
import java.util.List;
import java.util.Optional;

/**
 * That a message is taken back, by what it is found again (XEP-0424 §5). Only its author has the same: what the owner sent to
 * somebody is not what it received from there, and an address's sessions are one author.
 *
 * @param author the bare address, empty where a moderator took it back from whomever (XEP-0425)
 * @param target what the message is named by: in a room its stanza id, elsewhere its author's own id
 */
public record Retraction(Kind kind, String author, String target) {

    /** What this entry takes back, where it does. */
    public static Optional<Retraction> by(Entry entry) {
        var target = entry.listed().retracts();
        return target.isEmpty() ? Optional.empty() : Optional.of(new Retraction(entry.kind(), author(entry), target));
    }

    private static String author(Entry entry) {
        return entry.kind() == Kind.MODERATED ? "" : entry.peer().bare().toString();
    }

    /** By each of these the entry may have been taken back. */
    public static List<Retraction> of(Entry entry) {
        return switch (entry.kind()) {
            case SAID ->
                List.of(
                        new Retraction(Kind.SAID, author(entry), entry.id()),
                        new Retraction(Kind.MODERATED, "", entry.id()));
            case RECEIVED, SENT ->
                entry.listed().messageId().isEmpty()
                        ? List.of()
                        : List.of(new Retraction(
                                entry.kind(), author(entry), entry.listed().messageId()));
            case REFUSED, MODERATED, ENTERED, LEFT, CHANGED -> List.of();
        };
    }

    /** The same for the same retraction, and for no other. */
    public String text() {
        return kind.name() + '\n' + author + '\n' + target;
    }
}
