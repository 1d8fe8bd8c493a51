package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Presence;
import java.util.List;
import java.util.Optional;

/**
 * What one account knows of one other (RFC 6121 §2.1.2 and appendix A).
 *
 * @param jid bare
 * @param name the owner's name for the contact, empty where none was given
 * @param groups sorted, without repeats
 * @param isAsking we asked to see its presence and have no answer ("pending out")
 * @param isApproved we approved its request before it came (RFC 6121 §3.4)
 * @param request the contact's own unanswered request ("pending in"), as it came
 * @param isInRoster false where only a request is known, which the owner's roster does not show
 */
public record Contact(
        Jid jid,
        String name,
        List<String> groups,
        Subscription subscription,
        boolean isAsking,
        boolean isApproved,
        Optional<Presence> request,
        boolean isInRoster) {

    public Contact {
        groups = groups.stream().distinct().sorted().toList();
    }

    public static Contact unknown(Jid jid) {
        return new Contact(jid.bare(), "", List.of(), Subscription.NONE, false, false, Optional.empty(), false);
    }

    public boolean hasRequest() {
        return request.isPresent();
    }

    public Contact withName(String given) {
        return new Contact(jid, given, groups, subscription, isAsking, isApproved, request, isInRoster);
    }

    public Contact withGroups(List<String> given) {
        return new Contact(jid, name, given, subscription, isAsking, isApproved, request, isInRoster);
    }

    public Contact withSubscription(Subscription changed) {
        return new Contact(jid, name, groups, changed, isAsking, isApproved, request, isInRoster);
    }

    public Contact withAsking(boolean asking) {
        return new Contact(jid, name, groups, subscription, asking, isApproved, request, isInRoster);
    }

    public Contact withApproved(boolean approved) {
        return new Contact(jid, name, groups, subscription, isAsking, approved, request, isInRoster);
    }

    public Contact withRequest(Presence asked) {
        return new Contact(jid, name, groups, subscription, isAsking, isApproved, Optional.of(asked), isInRoster);
    }

    public Contact withoutRequest() {
        return new Contact(jid, name, groups, subscription, isAsking, isApproved, Optional.empty(), isInRoster);
    }

    public Contact inRoster() {
        return new Contact(jid, name, groups, subscription, isAsking, isApproved, request, true);
    }

    /** The owner's roster shows both the same way; a request does not show there (RFC 6121 §2.1.2). */
    public boolean looksLike(Contact other) {
        return isInRoster == other.isInRoster
                && isAsking == other.isAsking
                && isApproved == other.isApproved
                && subscription == other.subscription
                && name.equals(other.name)
                && groups.equals(other.groups);
    }

    /** Nothing worth keeping. */
    public boolean isForgettable() {
        return !isInRoster && !hasRequest() && !isApproved && !isAsking && subscription == Subscription.NONE;
    }
}
