package io.outcry.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Outcome;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountRulesTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final AccountRule RULE =
            new AccountRule(new Name("query", "urn:example"), (state, _, _) -> Outcome.nothing(state));

    private final AccountRules rules = AccountRules.of(List.of(with(RULE)));

    private static Feature with(AccountRule rule) {
        return new Feature() {

            @Override
            public List<Spec> specs() {
                return List.of();
            }

            @Override
            public List<AccountRule> accountRules() {
                return List.of(rule);
            }
        };
    }

    private static Iq iq(Iq.Type type, Element... payload) {
        return Iq.of(type, ROMEO, ROMEO, "1", payload);
    }

    @Test
    void findsTheRuleOfARequest() {
        var query = Element.empty("query", "urn:example");

        assertThat(rules.find(iq(Iq.Type.GET, query))).contains(RULE.decision());
        assertThat(rules.find(iq(Iq.Type.SET, query))).contains(RULE.decision());
    }

    @Test
    void hasNoneForAnythingElse() {
        var query = Element.empty("query", "urn:example");

        assertThat(rules.find(iq(Iq.Type.RESULT, query))).isEmpty();
        assertThat(rules.find(iq(Iq.Type.GET, Element.empty("query", "urn:other"))))
                .isEmpty();
        assertThat(rules.find(iq(Iq.Type.GET))).isEmpty();
        assertThat(rules.find(iq(Iq.Type.GET, query, query))).isEmpty();
    }

    @Test
    void refusesTwoRulesForOneRequest() {
        assertThatThrownBy(() -> AccountRules.of(List.of(with(RULE), with(RULE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("urn:example");
    }
}
