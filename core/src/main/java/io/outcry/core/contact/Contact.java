package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.util.List;

/**
 * What one account knows of one other (RFC 6121 §2.1.2 and appendix A).
 *
 * @param jid bare
 * @param name the owner's name for the contact, empty where none was given
 * @param groups sorted, without repeats
 * @param isAsking we asked to see its presence and have no answer ("pending out")
 * @param isApproved we approved its request before it came (RFC 6121 §3.4)
 * @param request the contact's own unanswered request as its XML ("pending in"), empty where there is none
 * @param isInRoster false where only a request is known, which the owner's roster does not show
 */
public record Contact(
        Jid jid,
        String name,
        List<String> groups,
        Subscription subscription,
        boolean isAsking,
        boolean isApproved,
        String request,
        boolean isInRoster) {

    public Contact {
        groups = groups.stream().distinct().sorted().toList();
    }

    public static Contact unknown(Jid jid) {
        return new Contact(jid.bare(), "", List.of(), Subscription.NONE, false, false, "", false);
    }

    public boolean hasRequest() {
        return !request.isEmpty();
    }

    /** Nothing worth keeping. */
    public boolean isForgettable() {
        return !isInRoster && !hasRequest() && !isApproved && !isAsking && subscription == Subscription.NONE;
    }
}
