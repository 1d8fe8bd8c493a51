package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.archive.Archived;
import io.outcry.core.archive.Asking;
import io.outcry.core.archive.Results;
import io.outcry.core.ledger.Entry;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.RoomState.Stage;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was said in a room, for whoever may enter it (XEP-0313 §5.1.2). */
public final class RoomArchive {

    static final List<String> FEATURES = List.of(Results.NAMESPACE, Results.NAMESPACE + "#extended");

    private RoomArchive() {}

    static boolean isAsked(Iq request) {
        return request.payload().has("query", Results.NAMESPACE)
                || request.payload().has("metadata", Results.NAMESPACE);
    }

    static RoomOutcome answer(RoomState state, Iq request, RoomFacts facts) {
        var refusal = refusal(state, request.from().orElseThrow());
        if (refusal.isPresent()) {
            return RoomOutcome.refuse(state, request, refusal.get());
        }
        var asking = request.payload().has("query", Results.NAMESPACE)
                ? Asking.query(request, facts.archive())
                : Asking.metadata(request);
        return switch (asking) {
            case Asking.Answered answered -> RoomOutcome.reply(state, answered.answer());
            case Asking.Reads reads -> read(state, reads.reading());
        };
    }

    private static Optional<StanzaError> refusal(RoomState state, Jid asker) {
        var affiliation = state.affiliationOf(asker);
        if (affiliation == Affiliation.OUTCAST) {
            return error(Condition.FORBIDDEN, "You are banned from this room.");
        }
        if (affiliation == Affiliation.OWNER || state.occupants().of(asker).isPresent()) {
            return unlogged(state, affiliation);
        }
        if (state.stage() == Stage.LOCKED) {
            return error(Condition.ITEM_NOT_FOUND, "The room is still being set up.");
        }
        if (state.config().is(RoomField.MEMBERS_ONLY) && !affiliation.isAtLeast(Affiliation.MEMBER)) {
            return error(Condition.FORBIDDEN, "The room is for its members only.");
        }
        return state.config().password().isPresent() && !affiliation.isAtLeast(Affiliation.MEMBER)
                ? error(Condition.FORBIDDEN, "The room asks for a password: enter it first.")
                : unlogged(state, affiliation);
    }

    private static Optional<StanzaError> unlogged(RoomState state, Affiliation affiliation) {
        return state.config().is(RoomField.ENABLE_LOGGING) || affiliation.isAtLeast(Affiliation.ADMIN)
                ? Optional.empty()
                : error(Condition.FORBIDDEN, "What was said in this room is for its admins only.");
    }

    private static Optional<StanzaError> error(Condition condition, String text) {
        return Optional.of(StanzaError.of(condition, text));
    }

    /** Nothing of an earlier room of the same name; and nobody finds out by asking who said what. */
    private static RoomOutcome read(RoomState state, ArchiveReading reading) {
        return switch (reading) {
            case ArchiveReading.OfExtent extent ->
                RoomOutcome.of(
                        state,
                        new RoomAct.ReadArchive(new ArchiveReading.OfExtent(
                                extent.request(), extent.filter().since(state.since()))));
            case ArchiveReading.OfPage page -> {
                var filter = page.query().filter();
                if (filter.with().isPresent() && !seesAddresses(state, page.request())) {
                    yield RoomOutcome.refuse(
                            state,
                            page.request(),
                            StanzaError.of(Condition.FORBIDDEN, "Real addresses are for moderators in this room."));
                }
                var query = page.query().of(filter.since(state.since()));
                yield RoomOutcome.of(
                        state,
                        new RoomAct.ReadArchive(
                                new ArchiveReading.OfPage(page.request(), page.queryId(), query, page.isFlipped())));
            }
        };
    }

    private static boolean seesAddresses(RoomState state, Iq request) {
        var asker = request.from().orElseThrow();
        return !state.config().isAnonymous()
                || state.affiliationOf(asker).isAtLeast(Affiliation.ADMIN)
                || state.occupants()
                        .of(asker)
                        .filter(occupant -> Audience.seesAddresses(state, occupant))
                        .isPresent();
    }

    /** What is sent to who asked; what it may see depends on the room as it is by now. */
    public static Results results(
            RoomState state,
            ArchiveReading reading,
            ArchiveReading.Answer answer,
            ArchiveLimits limits,
            StanzaText text) {
        var seesAddresses = seesAddresses(state, reading.request());
        return Results.of(state.room(), reading, answer, limits, archived -> content(archived, seesAddresses, text));
    }

    private static Message content(Archived archived, boolean seesAddresses, StanzaText text) {
        var entry = archived.entry();
        var message = message(entry.stanza(), text);
        var payload = archived.tombstone()
                .map(tombstone -> tombstone(message, tombstone, text))
                .orElse(message.payload());
        var isByOccupant = entry.kind() == Entry.Kind.SAID;
        return message.with(seesAddresses && isByOccupant ? payload.with(author(entry)) : payload);
    }

    private static Message message(String stanza, StanzaText text) {
        if (!(text.read(stanza) instanceof Message message)) {
            throw new IllegalArgumentException("no message: " + stanza);
        }
        return message;
    }

    /** Who said it is still known, and where it was a moderator, who took it back and why (XEP-0425 §4). */
    private static Payload tombstone(Message message, Archived.Tombstone tombstone, StanzaText text) {
        var why = tombstone
                .moderation()
                .flatMap(moderation -> message(moderation, text).payload().find("retract", Results.RETRACTION))
                .map(Element::children)
                .orElse(List.of());
        var elements = new ArrayList<Element>();
        elements.add(Results.retracted(tombstone, why));
        message.payload().find("occupant-id", MucNames.OCCUPANT_ID).ifPresent(elements::add);
        return Payload.of(elements);
    }

    private static Element author(Entry entry) {
        var item = Element.named("item", MucNames.USER)
                .attribute("jid", entry.peer().toString())
                .build();
        return Element.named("x", MucNames.USER).child(item).build();
    }
}
