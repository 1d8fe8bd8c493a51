package io.outcry.core.feature.roster;

import io.outcry.core.contact.ContactLimits;
import io.outcry.core.feature.AccountRule;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;
import java.util.List;

/** The list of one's contacts, kept by the server; {@link RosterRules} has its rules. */
public record Roster(ContactLimits limits) implements Feature {

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.rfc(6121, "Extensible Messaging and Presence Protocol (XMPP): Instant Messaging and Presence"),
                Spec.xep(237, "1.3", "Roster Versioning"));
    }

    @Override
    public List<String> disco() {
        return List.of(Namespaces.ROSTER);
    }

    @Override
    public List<AccountRule> accountRules() {
        return List.of(new AccountRule(
                new Name("query", Namespaces.ROSTER),
                (state, request, now) -> RosterRules.handle(state, request, now, limits)));
    }
}
