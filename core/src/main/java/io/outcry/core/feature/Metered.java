package io.outcry.core.feature;

import io.outcry.core.feature.SelfDescription.Identity;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A feature whose work is counted under its folder's name, so that no feature has to count by itself. */
public record Metered(Feature feature, Meter meter) implements Feature {

    private record Handler(IqHandler inner, String folder, Meter meter) implements IqHandler {

        @Override
        public Scope scope() {
            return inner.scope();
        }

        @Override
        public Name name() {
            return inner.name();
        }

        @Override
        public CompletionStage<Iq> answer(Iq request, Facts facts) {
            meter.count(Metric.REQUESTS_ANSWERED, folder);
            return inner.answer(request, facts);
        }
    }

    private String folder() {
        var home = feature.getClass().getPackageName();
        return home.substring(home.lastIndexOf('.') + 1);
    }

    @Override
    public List<Spec> specs() {
        return feature.specs();
    }

    @Override
    public List<String> disco() {
        return feature.disco();
    }

    @Override
    public List<SelfDescription.Form> discoForms() {
        return feature.discoForms();
    }

    @Override
    public List<String> serverItems() {
        return feature.serverItems();
    }

    @Override
    public List<String> accountDisco() {
        return feature.accountDisco();
    }

    @Override
    public List<Identity> accountIdentities() {
        return feature.accountIdentities();
    }

    @Override
    public Optional<AccountNodes> accountNodes() {
        return feature.accountNodes();
    }

    @Override
    public List<Step> onSend() {
        return feature.onSend().stream().map(this::counted).toList();
    }

    @Override
    public List<Step> onReceive() {
        return feature.onReceive().stream().map(this::counted).toList();
    }

    private Step counted(Step step) {
        var folder = folder();
        return (stanza, facts) -> {
            var verdict = step.apply(stanza, facts);
            if (!(verdict instanceof Verdict.Pass)) {
                meter.count(Metric.STANZAS_STOPPED, folder);
            }
            return verdict;
        };
    }

    @Override
    public List<AccountRule> accountRules() {
        var folder = folder();
        return feature.accountRules().stream()
                .map(rule -> new AccountRule(rule.name(), (state, request, now) -> {
                    meter.count(Metric.REQUESTS_ANSWERED, folder);
                    return rule.decision().decide(state, request, now);
                }))
                .toList();
    }

    @Override
    public List<IqHandler> iqHandlers() {
        var folder = folder();
        return feature.iqHandlers().stream()
                .<IqHandler>map(handler -> new Handler(handler, folder, meter))
                .toList();
    }
}
