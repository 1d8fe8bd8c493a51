package io.outcry.core.feature.privatexml;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.Spec;
import java.util.List;

/** An account's clients keep settings here that nobody else may see; {@link PrivateXmlRules} has its rules. */
public record PrivateXml(PrivateXmlStore store, PrivateXmlLimits limits) implements Feature {

    static final String NAMESPACE = "jabber:iq:private";

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.xep(49, "1.2", "Private XML Storage"),
                Spec.xep(48, "1.2", "Bookmarks").partly("In private XML storage."));
    }

    @Override
    public List<String> disco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(new PrivateXmlHandler(store, limits));
    }
}
