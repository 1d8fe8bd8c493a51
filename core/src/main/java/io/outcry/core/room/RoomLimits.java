package io.outcry.core.room;

import io.outcry.core.Positive;

/**
 * How large a room may get.
 *
 * @param maxOccupants nicknames inside at once
 * @param maxBelongings people with an affiliation or a nickname of their own
 * @param maxNickChars of a nickname
 * @param maxSubjectChars of a subject
 * @param maxSettingsChars of all that an owner says in the configuration
 * @param maxChanges affiliations or roles that one request changes
 * @param maxHats that there are in a room (XEP-0317)
 * @param maxAvatarBytes of a room's vCard, with its pictures (XEP-0486)
 * @param rates how often something may happen
 */
public record RoomLimits(
        int maxOccupants,
        int maxBelongings,
        int maxNickChars,
        int maxSubjectChars,
        int maxSettingsChars,
        int maxChanges,
        int maxHats,
        int maxAvatarBytes,
        RoomRates rates) {

    /** What stores take. */
    private static final int LONGEST_NICK_CHARS = 255;

    private static final int LARGEST_AVATAR_BYTES = 1_000_000;

    public RoomLimits {
        Positive.require("max-occupants", maxOccupants);
        Positive.require("max-belongings", maxBelongings);
        Positive.require("max-nick-chars", maxNickChars);
        if (maxNickChars > LONGEST_NICK_CHARS) {
            throw new IllegalArgumentException(
                    "max-nick-chars must be at most " + LONGEST_NICK_CHARS + ", was " + maxNickChars);
        }
        Positive.require("max-subject-chars", maxSubjectChars);
        Positive.require("max-settings-chars", maxSettingsChars);
        Positive.require("max-changes", maxChanges);
        Positive.require("max-hats", maxHats);
        Positive.require("max-avatar-bytes", maxAvatarBytes);
        if (maxAvatarBytes > LARGEST_AVATAR_BYTES) {
            throw new IllegalArgumentException(
                    "max-avatar-bytes must be at most " + LARGEST_AVATAR_BYTES + ", was " + maxAvatarBytes);
        }
    }
}
