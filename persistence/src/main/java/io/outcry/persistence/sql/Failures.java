package io.outcry.persistence.sql;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says why the database failed without repeating what it was given: a driver quotes values, and they are people's messages. */
final class Failures {

    /** MySQL's codes of class 22: out of range, cut, not of the type, too long. */
    private static final Set<Integer> MYSQL_VALUES = Set.of(1264, 1265, 1292, 1366, 1406);

    private Failures() {}

    static StoreException explain(String what, Throwable failure) {
        return switch (failure) {
            case StoreException known -> known;
            case IllegalArgumentException wrong ->
                new StoreException(Reason.REFUSED, what + " failed: " + wrong.getMessage());
            case R2dbcException refused
            when isAboutValues(refused) -> new StoreException(Reason.REFUSED, what + " failed: " + codes(refused));
            case R2dbcTimeoutException late -> quote(what, late);
            case R2dbcTransientResourceException gone -> quote(what, gone);
            case R2dbcNonTransientResourceException gone when !isOfServer(gone) -> quote(what, gone);
            case R2dbcBadGrammarException wrong -> quote(what, wrong);
            case R2dbcException failed -> new StoreException(Reason.FAILED, what + " failed: " + codes(failed));
            case IOException gone -> quote(what, gone);
            default -> new StoreException(Reason.FAILED, what + " failed: " + failure, failure);
        };
    }

    /** The server did not answer, or there is no way to it; of a failed statement this says nothing. */
    static boolean isAbsence(Throwable failure) {
        // Some drivers hand on as it came what happens to a connection while it is made.
        return failure instanceof IOException
                || failure instanceof R2dbcTimeoutException
                || failure instanceof R2dbcTransientResourceException
                || (failure instanceof R2dbcNonTransientResourceException gone && !isOfServer(gone));
    }

    /** Classes 22 and 23 of SQL's states: a value that does not fit its column, or breaks a constraint. */
    private static boolean isAboutValues(R2dbcException failure) {
        var state = failure.getSqlState();
        return state == null
                ? MYSQL_VALUES.contains(failure.getErrorCode())
                : state.startsWith("22") || state.startsWith("23");
    }

    /** The driver for MySQL takes the state away from all errors that it does not know, and those may quote values. */
    private static boolean isOfServer(R2dbcException failure) {
        return failure.getSqlState() == null && failure.getErrorCode() > 0;
    }

    /** Nobody knows what became of a commit that was sent. */
    static StoreException ofCommit(String what, Throwable failure) {
        var known = explain(what + ", commit", failure);
        return new StoreException(Reason.UNKNOWN, String.valueOf(known.getMessage()), known);
    }

    private static String codes(R2dbcException failure) {
        return failure.getClass().getSimpleName() + ", SQL state " + failure.getSqlState() + ", code "
                + failure.getErrorCode();
    }

    /** Some drivers wrap what happened in an exception without a word. */
    private static String words(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, inner -> inner.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .flatMap(each -> Stream.ofNullable(each.getMessage()))
                .findFirst()
                .orElseGet(failure::toString);
    }

    /** These speak of statements and connections only. */
    private static StoreException quote(String what, Exception failure) {
        return new StoreException(Reason.FAILED, what + " failed: " + words(failure), failure);
    }
}
