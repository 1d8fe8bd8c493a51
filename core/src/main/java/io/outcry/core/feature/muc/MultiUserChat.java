package io.outcry.core.feature.muc;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import java.util.List;

/**
 * Rooms: which documents they implement, and at which of our domains they are. What a room does is in {@link RoomRules}.
 *
 * @param services the domains that have rooms
 */
public record MultiUserChat(List<String> services) implements Feature {

    public MultiUserChat {
        services = List.copyOf(services);
    }

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.xep(45, "1.35.2", "Multi-User Chat").partly("who is inside is not told that the service stops"),
                Spec.xep(249, "1.2", "Direct MUC Invitations").partly("invitations pass as messages"),
                Spec.xep(317, "0.3.1", "Hats").partly("owners alone make and give them"),
                Spec.xep(410, "1.1.0", "MUC Self-Ping (Schrödinger's Chat)"),
                Spec.xep(421, "1.0.1", "Occupant identifiers for semi-anonymous MUCs"),
                Spec.xep(425, "0.3.0", "Moderated Message Retraction"),
                Spec.xep(486, "0.1.0", "MUC Avatars"),
                Spec.xep(500, "0.1.0", "MUC Slow Mode"));
    }

    @Override
    public List<String> serverItems() {
        return services;
    }
}
