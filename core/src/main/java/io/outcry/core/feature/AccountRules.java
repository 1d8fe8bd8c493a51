package io.outcry.core.feature;

import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the rule for a request to an account; what has none is for the {@link IqTable}. */
public final class AccountRules {

    private final Map<Name, AccountRule> rules;

    private AccountRules(Map<Name, AccountRule> rules) {
        this.rules = Map.copyOf(rules);
    }

    /** Two rules for one request are an {@link IllegalArgumentException}: a request has one answer. */
    public static AccountRules of(List<Feature> features) {
        var rules = new HashMap<Name, AccountRule>();
        for (var feature : features) {
            for (var rule : feature.accountRules()) {
                if (rules.put(rule.name(), rule) != null) {
                    throw new IllegalArgumentException("two rules answer " + rule.name());
                }
            }
        }
        return new AccountRules(rules);
    }

    public Optional<AccountRule.Decision> find(Iq iq) {
        var names = iq.payload().names();
        return iq.isRequest() && names.size() == 1
                ? Optional.ofNullable(rules.get(names.getFirst())).map(AccountRule::decision)
                : Optional.empty();
    }
}
