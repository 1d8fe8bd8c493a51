package io.outcry.core.feature.vcard;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.Spec;
import java.util.List;

/** Every account has a card that it writes itself and that everybody may read; {@link VCardHandler} has its rules. */
public record VCards(VCardStore store, VCardLimits limits) implements Feature {

    static final String NAMESPACE = "vcard-temp";

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.xep(54, "1.3.0", "vcard-temp"),
                Spec.xep(153, "1.1.1", "vCard-Based Avatars")
                        .partly("Clients say which picture is theirs; the server adds nothing to their presence."));
    }

    @Override
    public List<String> disco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<String> accountDisco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(new VCardHandler(store, limits));
    }
}
