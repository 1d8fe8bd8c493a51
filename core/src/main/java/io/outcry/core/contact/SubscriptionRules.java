package io.outcry.core.contact;

import io.outcry.core.stanza.Presence;

/**
 * How subscriptions change by what each side sends (RFC 6121 §3 and appendix A). Each type of stanza touches one
 * direction only: {@code subscribe} and {@code unsubscribe} the sender's view of the other, {@code subscribed} and
 * {@code unsubscribed} the other's view of the sender.
 */
public final class SubscriptionRules {

    private SubscriptionRules() {}

    /** The owner sends this type of stanza to the contact (RFC 6121 §A.2). */
    public static SubscriptionChange outbound(Contact contact, Presence.Type type) {
        return switch (type) {
            case SUBSCRIBE -> ask(contact);
            case UNSUBSCRIBE -> SubscriptionChange.passing(contact, withTo(contact, false));
            case SUBSCRIBED -> approve(contact);
            case UNSUBSCRIBED -> deny(contact);
            case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> throw notASubscription(type);
        };
    }

    /** The contact sends this stanza to the owner (RFC 6121 §A.3). */
    public static SubscriptionChange inbound(Contact contact, Presence presence) {
        return switch (presence.type()) {
            case SUBSCRIBE -> asked(contact, presence);
            case UNSUBSCRIBE -> passingIf(seesUs(contact) || contact.hasRequest(), contact, withFrom(contact, false));
            case SUBSCRIBED -> passingIf(contact.isAsking(), contact, withTo(contact, true));
            case UNSUBSCRIBED -> passingIf(contact.isAsking() || weSee(contact), contact, withTo(contact, false));
            case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> throw notASubscription(presence.type());
        };
    }

    private static SubscriptionChange ask(Contact contact) {
        // Sent even where nothing changes, for the other side may have lost what we know (RFC 6121 §3.1.2).
        return SubscriptionChange.passing(
                contact, weSee(contact) ? contact : contact.inRoster().withAsking(true));
    }

    private static SubscriptionChange approve(Contact contact) {
        if (contact.hasRequest()) {
            return SubscriptionChange.passing(contact, withFrom(contact.inRoster(), true));
        }
        return SubscriptionChange.silent(
                contact, seesUs(contact) ? contact : contact.inRoster().withApproved(true));
    }

    private static SubscriptionChange deny(Contact contact) {
        var settled = withFrom(contact, false).withApproved(false);
        return seesUs(contact) || contact.hasRequest()
                ? SubscriptionChange.passing(contact, settled)
                : SubscriptionChange.silent(contact, settled);
    }

    private static SubscriptionChange asked(Contact contact, Presence request) {
        if (seesUs(contact)) {
            return SubscriptionChange.answering(contact, contact, Presence.Type.SUBSCRIBED);
        }
        if (contact.isApproved()) {
            return SubscriptionChange.answering(contact, withFrom(contact, true), Presence.Type.SUBSCRIBED);
        }
        return passingIf(!contact.hasRequest(), contact, contact.withRequest(request));
    }

    /** What does not fit what we know changes nothing: nobody becomes a contact by an approval that we did not ask for. */
    private static SubscriptionChange passingIf(boolean goesOn, Contact before, Contact after) {
        return goesOn ? SubscriptionChange.passing(before, after) : SubscriptionChange.silent(before, before);
    }

    /** Whichever way the question was settled, it is no longer open. */
    private static Contact withTo(Contact contact, boolean to) {
        return contact.withSubscription(Subscription.of(to, seesUs(contact))).withAsking(false);
    }

    /** An approval in advance answers one request: who cancels and asks again is asked about again. */
    private static Contact withFrom(Contact contact, boolean from) {
        var settled =
                contact.withSubscription(Subscription.of(weSee(contact), from)).withoutRequest();
        return from ? settled.withApproved(false) : settled;
    }

    private static boolean weSee(Contact contact) {
        return contact.subscription().isTo();
    }

    private static boolean seesUs(Contact contact) {
        return contact.subscription().isFrom();
    }

    private static IllegalArgumentException notASubscription(Presence.Type type) {
        return new IllegalArgumentException(type + " does not change a subscription");
    }
}
