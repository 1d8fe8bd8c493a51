package io.outcry.core.feature.stanzaid;

import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.feature.Step;
import io.outcry.core.feature.Verdict;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaId;
import java.util.List;

/**
 * An account names messages by their place in its ledger, and nobody else names them for it: such a name is taken off where
 * a message leaves its sender's account and where it reaches its receiver's.
 */
public final class StanzaNames implements Feature {

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(359, "0.7.0", "Unique and Stable Stanza IDs"));
    }

    @Override
    public List<String> disco() {
        return List.of(Namespaces.STANZA_ID);
    }

    @Override
    public List<String> accountDisco() {
        return List.of(Namespaces.STANZA_ID);
    }

    @Override
    public List<Step> onSend() {
        return List.of(StanzaNames::removeForged);
    }

    @Override
    public List<Step> onReceive() {
        return List.of(StanzaNames::removeForged);
    }

    /** XEP-0359 §4, rule 2. */
    private static Verdict removeForged(Stanza stanza, Facts facts) {
        return Verdict.pass(stanza instanceof Message ? StanzaId.without(stanza, facts.account()) : stanza);
    }
}
