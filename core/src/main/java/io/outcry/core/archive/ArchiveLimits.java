package io.outcry.core.archive;

import io.outcry.core.Positive;

/**
 * How much of an archive is given at a time.
 *
 * @param defaultPage entries of a page where the asker does not say how many it wants
 * @param maxPage most entries of a page, and most ids that may be asked for at a time
 * @param maxAnswerChars most text of a page, in characters, unless a single entry is longer; the page ends before it
 * @param maxCounted most entries that are counted for whoever asks how many there are; where there are more, nobody is told
 * @param maxUnderWay most queries of one session that are being answered at a time
 * @param maxPreferences most addresses in an account's preferences
 */
public record ArchiveLimits(
        int defaultPage, int maxPage, int maxAnswerChars, int maxCounted, int maxUnderWay, int maxPreferences) {

    public ArchiveLimits {
        Positive.require("default-page", defaultPage);
        Positive.require("max-answer-chars", maxAnswerChars);
        Positive.require("max-counted", maxCounted);
        Positive.require("max-under-way", maxUnderWay);
        Positive.require("max-preferences", maxPreferences);
        if (maxPage < defaultPage || maxPage > 1_000) {
            throw new IllegalArgumentException(
                    "max-page must be between default-page, %d, and 1000, was %d".formatted(defaultPage, maxPage));
        }
    }
}
