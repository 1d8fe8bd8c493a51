package io.outcry.persistence.sql;

import io.outcry.core.address.Jid;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** How values of core stand in columns, and back. Times are UTC, addresses are their text. */
public final class Columns {

    /** As long as an owner's address may be: it begins the keys, and MySQL's keys end at 3,072 bytes. */
    public static final int OWNER_MAX_CHARS = 255;

    private Columns() {}

    public static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    /** Of a column that may be empty. */
    public static Optional<String> anyText(Readable row, String column) {
        return Optional.ofNullable(row.get(column, String.class));
    }

    public static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }

    /** Of a column of type INT: a driver does not widen. */
    public static int smallNumber(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }

    public static boolean flag(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Boolean.class));
    }

    public static Instant time(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, LocalDateTime.class)).toInstant(ZoneOffset.UTC);
    }

    /** Of a column that may be empty. */
    public static Optional<Instant> anyTime(Readable row, String column) {
        return Optional.ofNullable(row.get(column, LocalDateTime.class)).map(time -> time.toInstant(ZoneOffset.UTC));
    }

    public static LocalDate day(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, LocalDate.class));
    }

    public static LocalDateTime ofTime(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** For keys: the bare address. One that no column holds is an {@link IllegalArgumentException}. */
    public static String ofOwner(Jid owner) {
        var text = owner.bare().toString();
        if (text.length() > OWNER_MAX_CHARS) {
            throw new IllegalArgumentException(
                    "an account's address may have " + OWNER_MAX_CHARS + " characters, not " + text.length());
        }
        return text;
    }

    /**
     * An address that was prepared before it was stored, and is only cut here: preparing it again costs, and a newer
     * Unicode version must not make an old record unreadable.
     */
    public static Jid address(Readable row, String column) {
        return addressOf(text(row, column));
    }

    /** An address from a column that holds more than one, as {@link #address} has it. */
    public static Jid addressOf(String text) {
        var slash = text.indexOf('/');
        var bare = slash < 0 ? text : text.substring(0, slash);
        var at = bare.indexOf('@');
        return new Jid(
                at < 0 ? "" : bare.substring(0, at),
                bare.substring(at + 1),
                slash < 0 ? "" : text.substring(slash + 1));
    }
}
