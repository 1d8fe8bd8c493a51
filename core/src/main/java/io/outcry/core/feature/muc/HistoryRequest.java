package io.outcry.core.feature.muc;

import io.outcry.core.room.History;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * How much of what was said somebody wants to be shown on the way in (XEP-0045 §7.2.14); the tightest wish counts.
 *
 * @param maxStanzas most messages
 * @param maxChars most characters of all of them, about
 * @param since nothing that was said before
 */
record HistoryRequest(Optional<Integer> maxStanzas, Optional<Integer> maxChars, Optional<Instant> since) {

    private static final HistoryRequest USUAL =
            new HistoryRequest(Optional.empty(), Optional.empty(), Optional.empty());

    /** What makes no sense is as if it was not there. */
    static HistoryRequest of(Presence presence, Instant now) {
        return presence.payload()
                .find("x", MucNames.MUC)
                .flatMap(muc -> muc.child("history", MucNames.MUC))
                .map(history -> of(history, now))
                .orElse(USUAL);
    }

    private static HistoryRequest of(Element history, Instant now) {
        var seconds = number(history, "seconds").map(count -> now.minus(Duration.ofSeconds(count)));
        return new HistoryRequest(
                number(history, "maxstanzas"),
                number(history, "maxchars"),
                seconds.or(() -> history.attribute("since").flatMap(HistoryRequest::time)));
    }

    private static Optional<Integer> number(Element history, String name) {
        return history.attribute(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** The newest of what the room shows anybody that this wish allows, oldest first. */
    List<History.Said> choose(RoomState state) {
        var most = state.config().historyLength(History.MOST);
        var limit = Math.min(most, maxStanzas.orElse(most));
        var all = state.history().messages().stream()
                .filter(said -> since.filter(said.at()::isBefore).isEmpty())
                .toList();
        var first = Math.max(0, all.size() - limit);
        var chars = 0;
        for (var i = all.size() - 1; i >= first; i--) {
            chars += all.get(i).message().payload().roughSizeBytes();
            if (maxChars.isPresent() && chars > maxChars.get()) {
                return all.subList(i + 1, all.size());
            }
        }
        return all.subList(first, all.size());
    }
}
