package io.outcry.core.feature.roster;

import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Presence;
import java.util.ArrayList;
import java.util.List;

/** What the contacts of an account that is removed are told, so that no subscription to nobody remains. */
public final class AccountRemoval {

    private AccountRemoval() {}

    public static List<Presence> farewells(UserState state) {
        var farewells = new ArrayList<Presence>();
        for (var contact : state.contacts().all()) {
            if (contact.subscription().isTo() || contact.isAsking()) {
                farewells.add(Presence.of(Presence.Type.UNSUBSCRIBE, state.account(), contact.jid()));
            }
            if (contact.subscription().isFrom() || contact.hasRequest()) {
                farewells.add(Presence.of(Presence.Type.UNSUBSCRIBED, state.account(), contact.jid()));
            }
        }
        return farewells;
    }
}
