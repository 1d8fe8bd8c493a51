package io.outcry.ops.console;

import io.outcry.core.address.Jid;
import io.outcry.core.address.JidFormatException;
import io.outcry.core.retention.Hold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Legal holds as a person writes and reads them. */
final class HoldText {

    private HoldText() {}

    /** Unlike elsewhere, a single word is a domain: a hold must not be on somebody else. */
    static Jid subject(String text) {
        try {
            var jid = Jid.parse(text);
            if (jid.isBare()) {
                return jid;
            }
        } catch (JidFormatException wrong) {
            throw new CommandFailedException(ExitCode.USAGE, text + " is not an address: " + wrong.getMessage());
        }
        throw new CommandFailedException(
                ExitCode.USAGE, text + " is one session; write user@domain, or a domain for all its accounts");
    }

    static String of(Jid subject) {
        return subject.isDomain() ? "the domain " + subject : subject.toString();
    }

    /** Two lines where it was released. */
    static String of(Hold hold) {
        var placed = "%s  %s  held %s by %s: %s"
                .formatted(hold.id(), of(hold.subject()), time(hold.at()), hold.by(), hold.reason());
        return hold.release()
                .map(release -> placed + System.lineSeparator() + "  released " + time(release.at()) + " by "
                        + release.by() + (release.reason().isEmpty() ? "" : ": " + release.reason()))
                .orElse(placed);
    }

    static String entries(long number) {
        return number + (number == 1 ? " entry" : " entries");
    }

    static String ledgers(long number) {
        return number + (number == 1 ? " ledger" : " ledgers");
    }

    static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
