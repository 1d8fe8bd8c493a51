package io.outcry.core.feature.delay;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.feature.Step;
import io.outcry.core.feature.Verdict;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import java.util.List;

/** Who holds a stanza stamps it; a stamp in the server's name that the server did not write is taken off. */
public final class DelayedDelivery implements Feature {

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(203, "2.0", "Delayed Delivery"));
    }

    @Override
    public List<Step> onSend() {
        return List.of(DelayedDelivery::removeForged);
    }

    /** XEP-0203 §5. On the way out, because every stamp of the server's own is written behind this. */
    static Verdict removeForged(Stanza stanza, Facts facts) {
        if (!stanza.payload().has("delay", Namespaces.DELAY)) {
            return Verdict.pass(stanza);
        }
        var server = facts.account().host();
        return Verdict.pass(stanza.with(stanza.payload().without(child -> isStampOf(server, child))));
    }

    private static boolean isStampOf(Jid server, Element child) {
        return child.is("delay", Namespaces.DELAY)
                && child.attribute("from")
                        .flatMap(Jid::find)
                        .filter(server::equals)
                        .isPresent();
    }
}
