package io.outcry.core.room;

import io.outcry.core.address.Jid;

/**
 * What one person is to a room.
 *
 * @param person bare
 * @param nick the nickname that nobody else may use there (XEP-0045 §7.10), empty for none
 * @param reason why it is so, empty where nobody said
 */
public record Belonging(Jid person, Affiliation affiliation, String nick, String reason) {

    public static Belonging of(Jid person, Affiliation affiliation) {
        return new Belonging(person, affiliation, "", "");
    }

    /** Nothing has to be remembered of it. */
    public boolean isForgettable() {
        return affiliation == Affiliation.NONE && nick.isEmpty();
    }
}
