package io.outcry.core.stanza;

import io.outcry.core.address.Jid;
import java.util.Optional;

/**
 * The attributes that every stanza has (RFC 6120 §8.1), but for its type.
 *
 * @param id empty where the sender gave none
 * @param lang {@code xml:lang}, empty where none was given
 */
public record Header(Optional<Jid> to, Optional<Jid> from, String id, String lang) {

    public static final Header EMPTY = new Header(Optional.empty(), Optional.empty(), "", "");

    public Header withFrom(Jid sender) {
        return new Header(to, Optional.of(sender), id, lang);
    }

    public Header withTo(Jid receiver) {
        return new Header(Optional.of(receiver), from, id, lang);
    }

    public Header withLang(String language) {
        return new Header(to, from, id, language);
    }

    /** The header of an answer: addresses exchanged, same id. */
    public Header reply() {
        return new Header(from, to, id, "");
    }
}
