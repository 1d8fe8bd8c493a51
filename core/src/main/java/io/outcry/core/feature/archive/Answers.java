package io.outcry.core.feature.archive;

import io.outcry.core.archive.ArchiveExtent;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.ArchivePage;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.archive.Archived;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.page.ResultSet;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is done with what was read of an archive: first the results, in their order, then the answer (XEP-0313 §4.2). */
public final class Answers {

    static final String RETRACTION = "urn:xmpp:message-retract:1";

    private static final String FORWARD = "urn:xmpp:forward:0";

    private Answers() {}

    public static Outcome read(
            UserState state,
            ArchiveReading reading,
            ArchiveReading.Answer answer,
            ArchiveLimits limits,
            StanzaText text) {
        return switch (answer) {
            case ArchiveReading.Answer.Extent extent -> metadata(state, reading, extent.extent());
            case ArchiveReading.Answer.Page page ->
                switch (page.page()) {
                    case ArchivePage.UnknownId _ ->
                        refuse(state, reading, StanzaError.of(Condition.ITEM_NOT_FOUND, "no message has that id"));
                    case ArchivePage.Found found ->
                        reading instanceof ArchiveReading.OfPage asked
                                ? page(state, asked, fitting(asked, found, limits.maxAnswerChars()), text)
                                : Outcome.nothing(state);
                };
        };
    }

    /** The store gave no answer. */
    public static Outcome failed(UserState state, ArchiveReading reading) {
        return refuse(
                state,
                reading,
                StanzaError.of(Condition.RESOURCE_CONSTRAINT, "The archive cannot be read just now. Try again later."));
    }

    /** The session did not wait for answers to what it asked before. */
    public static Outcome tooMany(UserState state, ArchiveReading reading, ArchiveLimits limits) {
        return refuse(
                state,
                reading,
                StanzaError.of(
                        Condition.RESOURCE_CONSTRAINT,
                        "At most %d queries at a time.".formatted(limits.maxUnderWay())));
    }

    private static Outcome refuse(UserState state, ArchiveReading reading, StanzaError error) {
        return Outcome.reply(state, reading.request().bounce(error));
    }

    /** As much of the page as an answer holds: from its beginning, or from its end where it was counted from there. */
    private static ArchivePage.Found fitting(ArchiveReading.OfPage asked, ArchivePage.Found found, int maxChars) {
        var entries = asked.query().isFromEnd() ? found.entries().reversed() : found.entries();
        var count = 0;
        var chars = 0L;
        while (count < entries.size() && (count == 0 || chars < maxChars)) {
            chars += entries.get(count).entry().sizeChars();
            count += chars <= maxChars || count == 0 ? 1 : 0;
        }
        if (count == entries.size()) {
            return found;
        }
        var fitting = entries.subList(0, count);
        return new ArchivePage.Found(asked.query().isFromEnd() ? fitting.reversed() : fitting, false, found.count());
    }

    private static Outcome page(
            UserState state, ArchiveReading.OfPage asked, ArchivePage.Found found, StanzaText text) {
        var entries = asked.isFlipped() ? found.entries().reversed() : found.entries();
        var acts = new ArrayList<Act>();
        asked.request()
                .from()
                .flatMap(asker -> state.sessions().find(asker.resource()))
                .ifPresent(session -> entries.forEach(
                        archived -> acts.add(new Act.Give(session.resource(), result(state, asked, archived, text)))));
        acts.addAll(
                Outcome.reply(state, asked.request().result(fin(asked, found))).acts());
        return new Outcome(state, acts);
    }

    private static Message result(UserState state, ArchiveReading.OfPage asked, Archived archived, StanzaText text) {
        var entry = archived.entry();
        var forwarded = Element.named("forwarded", FORWARD)
                .child(Delay.element(state.account(), entry.at()))
                .child(content(archived, text).element());
        var result = Element.named("result", Archive.NAMESPACE)
                .attribute("queryid", asked.queryId())
                .attribute("id", entry.id())
                .child(forwarded.build())
                .build();
        var header = new Header(asked.request().from(), Optional.of(state.account()), "", "");
        return new Message(header, Message.Type.NORMAL, Payload.of(result));
    }

    private static Message content(Archived archived, StanzaText text) {
        if (!(text.read(archived.entry().stanza()) instanceof Message message)) {
            throw new IllegalArgumentException("entry " + archived.entry().id() + " is no message");
        }
        return archived.tombstone()
                .map(tombstone -> message.with(Payload.of(retracted(tombstone))))
                .orElse(message);
    }

    /** What remains of a message that was taken back (XEP-0424 §4). */
    private static Element retracted(Archived.Tombstone tombstone) {
        return Element.named("retracted", RETRACTION)
                .attribute("id", tombstone.messageId())
                .attribute("stamp", Delay.stamp(tombstone.at()))
                .build();
    }

    private static Element fin(ArchiveReading.OfPage asked, ArchivePage.Found found) {
        var ids =
                found.entries().stream().map(archived -> archived.entry().id()).toList();
        return Element.named("fin", Archive.NAMESPACE)
                .attribute("queryid", asked.queryId())
                .attribute("complete", found.isComplete() ? Optional.of("true") : Optional.empty())
                .child(new ResultSet(ids, count(asked, found)).element())
                .build();
    }

    /** Where everything is on this page, nobody has to count. */
    private static OptionalLong count(ArchiveReading.OfPage asked, ArchivePage.Found found) {
        var isAll = found.isComplete()
                && asked.query().after().isEmpty()
                && asked.query().before().isEmpty();
        return isAll ? OptionalLong.of(found.entries().size()) : found.count();
    }

    private static Outcome metadata(UserState state, ArchiveReading reading, Optional<ArchiveExtent> extent) {
        var metadata = Element.named("metadata", Archive.NAMESPACE);
        extent.ifPresent(known -> metadata.children(List.of(end("start", known.first()), end("end", known.last()))));
        return Outcome.reply(state, reading.request().result(metadata.build()));
    }

    private static Element end(String name, ArchiveExtent.End end) {
        return Element.named(name, Archive.NAMESPACE)
                .attribute("id", end.id())
                .attribute("timestamp", Delay.stamp(end.at()))
                .build();
    }
}
