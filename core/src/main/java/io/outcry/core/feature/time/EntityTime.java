package io.outcry.core.feature.time;

import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tells the server's time, in UTC whatever zone its machine is in. */
public final class EntityTime implements Feature {

    private static final String NAMESPACE = "urn:xmpp:time";

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(202, "2.0", "Entity Time"));
    }

    @Override
    public List<String> disco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(IqHandler.ofGet(IqHandler.Scope.SERVER, new Name("time", NAMESPACE), EntityTime::answer));
    }

    private static Iq answer(Iq request, Facts facts) {
        return request.result(Element.named("time", NAMESPACE)
                .child("tzo", "+00:00")
                .child("utc", facts.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .build());
    }
}
