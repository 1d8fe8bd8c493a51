package io.outcry.core.contact;

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
        requirePositive("max-contacts", maxContacts);
        requirePositive("max-groups", maxGroups);
        requirePositive("max-name-length", maxNameLength);
        requirePositive("max-group-length", maxGroupLength);
        requirePositive("max-requests", maxRequests);
        requirePositive("max-blocked", maxBlocked);
        requirePositive("max-directed", maxDirected);
    }

    private static void requirePositive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be positive, was " + value);
        }
    }
}
