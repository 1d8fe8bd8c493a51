package io.outcry.core.feature.caps;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import java.util.List;

/**
 * The server tells its own capabilities by {@link ServerCaps}; those of clients pass as they are, and what they say of
 * notifications is remembered in {@link io.outcry.core.caps}.
 */
public final class EntityCapabilities implements Feature {

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(115, "1.6.0", "Entity Capabilities")
                .partly("No caps optimization: presence keeps its annotation. The legacy format is ignored."));
    }

    @Override
    public List<String> disco() {
        return List.of(ServerCaps.NAMESPACE);
    }
}
