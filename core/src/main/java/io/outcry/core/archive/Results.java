package io.outcry.core.archive;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Listed;
import io.outcry.core.page.ResultSet;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What is sent after an archive was read: first the results, in their order, then the answer (XEP-0313 §4.2).
 *
 * @param messages to who asked
 */
public record Results(List<Message> messages, Iq answer) {

    public static final String NAMESPACE = "urn:xmpp:mam:2";

    public static final String RETRACTION = Listed.RETRACT;

    private static final String FORWARD = "urn:xmpp:forward:0";

    public Results {
        messages = List.copyOf(messages);
    }

    /**
     * Of what was read.
     *
     * @param archive whose it is
     * @param content what is forwarded of an entry
     */
    public static Results of(
            Jid archive,
            ArchiveReading reading,
            ArchiveReading.Answer answer,
            ArchiveLimits limits,
            Function<Archived, Message> content) {
        return switch (answer) {
            case ArchiveReading.Answer.Extent extent -> only(metadata(reading, extent.extent()));
            case ArchiveReading.Answer.Page page ->
                switch (page.page()) {
                    case ArchivePage.UnknownId _ ->
                        refused(reading, StanzaError.of(Condition.ITEM_NOT_FOUND, "no message has that id"));
                    case ArchivePage.Found found ->
                        switch (reading) {
                            case ArchiveReading.OfPage asked ->
                                page(archive, asked, fitting(asked, found, limits.maxAnswerChars()), content);
                            case ArchiveReading.OfExtent _ ->
                                throw new IllegalArgumentException("a page is no answer to " + reading);
                        };
                };
        };
    }

    /** The store gave no answer. */
    public static Results failed(ArchiveReading reading) {
        return refused(
                reading,
                StanzaError.of(Condition.RESOURCE_CONSTRAINT, "The archive cannot be read just now. Try again later."));
    }

    /** Who asks did not wait for answers to what it asked before. */
    public static Results tooMany(ArchiveReading reading, ArchiveLimits limits) {
        return refused(
                reading,
                StanzaError.of(
                        Condition.RESOURCE_CONSTRAINT,
                        "At most %d queries at a time.".formatted(limits.maxUnderWay())));
    }

    private static Results refused(ArchiveReading reading, StanzaError error) {
        return only(reading.request().bounce(error));
    }

    private static Results only(Iq answer) {
        return new Results(List.of(), answer);
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

    private static Results page(
            Jid archive, ArchiveReading.OfPage asked, ArchivePage.Found found, Function<Archived, Message> content) {
        var entries = asked.isFlipped() ? found.entries().reversed() : found.entries();
        return new Results(
                entries.stream()
                        .map(archived -> result(archive, asked, archived, content.apply(archived)))
                        .toList(),
                asked.request().result(fin(asked, found)));
    }

    private static Message result(Jid archive, ArchiveReading.OfPage asked, Archived archived, Message content) {
        var entry = archived.entry();
        var forwarded = Element.named("forwarded", FORWARD)
                .child(Delay.element(archive, entry.at()))
                .child(content.element());
        var result = Element.named("result", NAMESPACE)
                .attribute("queryid", asked.queryId())
                .attribute("id", entry.id())
                .child(forwarded.build())
                .build();
        var header = new Header(asked.request().from(), Optional.of(archive), "", "");
        return new Message(header, Message.Type.NORMAL, Payload.of(result));
    }

    /** What remains of a message that its author took back (XEP-0424 §4). */
    public static Element retracted(Archived.Tombstone tombstone) {
        return retracted(tombstone, List.of());
    }

    /**
     * What remains of a message that was taken back.
     *
     * @param more where it was not its author: who, and why (XEP-0425 §4)
     */
    public static Element retracted(Archived.Tombstone tombstone, List<Element> more) {
        return Element.named("retracted", RETRACTION)
                .attribute("id", tombstone.messageId())
                .attribute("stamp", Delay.stamp(tombstone.at()))
                .children(more)
                .build();
    }

    private static Element fin(ArchiveReading.OfPage asked, ArchivePage.Found found) {
        var ids =
                found.entries().stream().map(archived -> archived.entry().id()).toList();
        return Element.named("fin", NAMESPACE)
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

    private static Iq metadata(ArchiveReading reading, Optional<ArchiveExtent> extent) {
        var metadata = Element.named("metadata", NAMESPACE);
        extent.ifPresent(known -> metadata.children(List.of(end("start", known.first()), end("end", known.last()))));
        return reading.request().result(metadata.build());
    }

    private static Element end(String name, ArchiveExtent.End end) {
        return Element.named(name, NAMESPACE)
                .attribute("id", end.id())
                .attribute("timestamp", Delay.stamp(end.at()))
                .build();
    }
}
