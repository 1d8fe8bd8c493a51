package io.outcry.core.feature.offline;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import java.util.List;

/** Messages reach who was away when they came; {@link OfflineRules} has its rules. */
public final class OfflineMessages implements Feature {

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.xep(160, "1.0.1", "Best Practices for Handling Offline Messages"),
                Spec.xep(334, "1.0.0", "Message Processing Hints")
                        .partly("What waited stays on record, also where no-permanent-store asks that it should not."));
    }

    @Override
    public List<String> disco() {
        return List.of("msgoffline");
    }
}
