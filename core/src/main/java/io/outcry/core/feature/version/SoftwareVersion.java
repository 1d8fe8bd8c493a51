package io.outcry.core.feature.version;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import java.util.List;

/**
 * Tells the server's name and version.
 *
 * @param version of the running program
 */
public record SoftwareVersion(String version) implements Feature {

    private static final String NAMESPACE = "jabber:iq:version";

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(92, "1.1", "Software Version")
                .partly("The operating system is never told: it helps nobody but an attacker."));
    }

    @Override
    public List<String> disco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(
                IqHandler.ofGet(IqHandler.Scope.SERVER, new Name("query", NAMESPACE), (request, _) -> answer(request)));
    }

    private Iq answer(Iq request) {
        return request.result(Element.named("query", NAMESPACE)
                .child("name", "Outcry")
                .child("version", version)
                .build());
    }
}
