package io.outcry.ops.admin;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What a caller of the administration must know; 256 bits, made anew at each start. */
public final class Token {

    private static final int BYTES = 32;

    private final String text;

    private Token(String text) {
        this.text = text;
    }

    public static Token random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(HexFormat.of().formatHex(bytes));
    }

    public static Token of(String text) {
        return new Token(text);
    }

    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
