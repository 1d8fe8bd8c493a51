package io.outcry.core.contact;

import io.outcry.core.Positive;

/**
 * How much one account may keep about others.
 *
 * @param maxContacts most contacts in a roster
 * @param maxGroups most groups of one contact
 * @param maxNameLength longest name of a contact, in characters
 * @param maxGroupLength longest name of a group, in characters
 * @param maxRequests most subscription requests that wait for the owner's answer
 * @param maxBlocked most addresses on a block list
 * @param maxDirected most addresses that one session may have sent its presence to directly
 */
public record ContactLimits(
        int maxContacts,
        int maxGroups,
        int maxNameLength,
        int maxGroupLength,
        int maxRequests,
        int maxBlocked,
        int maxDirected) {

    public ContactLimits {
        Positive.require("max-contacts", maxContacts);
        Positive.require("max-groups", maxGroups);
        Positive.require("max-name-length", maxNameLength);
        Positive.require("max-group-length", maxGroupLength);
        Positive.require("max-requests", maxRequests);
        Positive.require("max-blocked", maxBlocked);
        Positive.require("max-directed", maxDirected);
    }
}
