package io.outcry.ops.admin;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** A password on its way to becoming keys; shows itself to nobody by accident. */
public final class Password {

    private static final int LONGEST_CHARS = 1_023;

    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_CHARS = 4;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** Nonsense is an {@link IllegalArgumentException}. */
    public static Password of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a password may not be empty");
        }
        if (text.length() > LONGEST_CHARS) {
            throw new IllegalArgumentException("a password may have at most " + LONGEST_CHARS + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a password may not have control characters");
        }
        return new Password(text);
    }

    /** Sixteen characters that can be typed, of about 79 bits. */
    public static Password random() {
        return random(new SecureRandom());
    }

    static Password random(RandomGenerator random) {
        var text = new StringBuilder(GROUPS * (GROUP_CHARS + 1));
        for (var i = 0; i < GROUPS * GROUP_CHARS; i++) {
            text.append(i > 0 && i % GROUP_CHARS == 0 ? "-" : "");
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Password(text.toString());
    }

    /** The characters themselves: to make keys from, to send to a node, or to print once. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password password && text.equals(password.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
