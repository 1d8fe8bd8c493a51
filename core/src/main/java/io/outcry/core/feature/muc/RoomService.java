package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.page.PageRequest;
import io.outcry.core.page.ResultSet;
import io.outcry.core.room.RoomStore;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers for a domain that has rooms: what it is, and which rooms there are (XEP-0045 §6.2, §6.3), page by page (XEP-0059).
 *
 * @param maxPage most rooms of one answer
 */
public record RoomService(RoomStore rooms, int maxPage) {

    private static final List<String> FEATURES = List.of(
            SelfDescription.NAMESPACE,
            SelfDescription.ITEMS_NAMESPACE,
            MucNames.MUC,
            MucNames.PING,
            MucNames.OCCUPANT_ID,
            MucNames.VCARD,
            PageRequest.NAMESPACE);

    /** A request to the domain itself. */
    public CompletionStage<Iq> answer(Iq request) {
        var payload = request.payload();
        if (payload.has("ping", MucNames.PING) && request.type() == Iq.Type.GET) {
            return CompletableFuture.completedStage(request.result());
        }
        var isQuestion = request.type() == Iq.Type.GET
                && payload.elements().stream()
                        .allMatch(child -> child.attributeOr("node", "").isEmpty());
        if (isQuestion && payload.has("query", SelfDescription.NAMESPACE)) {
            return CompletableFuture.completedStage(request.result(info()));
        }
        return isQuestion && payload.has("query", SelfDescription.ITEMS_NAMESPACE)
                ? items(request)
                : refused(request, StanzaError.of(Condition.SERVICE_UNAVAILABLE));
    }

    private static Element info() {
        var query = Element.named("query", SelfDescription.NAMESPACE)
                .child(Element.named("identity", SelfDescription.NAMESPACE)
                        .attribute("category", "conference")
                        .attribute("type", "text")
                        .attribute("name", "Chat rooms")
                        .build());
        FEATURES.forEach(feature -> query.child(Element.named("feature", SelfDescription.NAMESPACE)
                .attribute("var", feature)
                .build()));
        return query.build();
    }

    private CompletionStage<Iq> items(Iq request) {
        var query = request.payload().elements().getFirst();
        return switch (PageRequest.read(query)) {
            case PageRequest.Reading.Wrong wrong -> refused(request, wrong.error());
            case PageRequest.Reading.Read read
            when read.page().isBackwards() ->
                refused(request, StanzaError.of(Condition.FEATURE_NOT_IMPLEMENTED, "Rooms are listed forwards only."));
            case PageRequest.Reading.Read read -> page(request, read.page());
        };
    }

    private CompletionStage<Iq> page(Iq request, PageRequest page) {
        var service = request.to().orElseThrow().domain();
        var limit = Math.min(maxPage, page.max().orElse(maxPage));
        return rooms.listed(service, page.after().flatMap(Jid::find), limit)
                .thenCombine(rooms.countListed(service), (listed, count) -> request.result(page(listed, count)));
    }

    private static Element page(List<RoomStore.Listed> listed, long count) {
        var query = Element.named("query", SelfDescription.ITEMS_NAMESPACE);
        listed.forEach(room -> query.child(Element.named("item", SelfDescription.ITEMS_NAMESPACE)
                .attribute("jid", room.room().toString())
                .attribute("name", room.title().isEmpty() ? room.room().local() : room.title())
                .build()));
        var ids = listed.stream().map(room -> room.room().toString()).toList();
        return query.child(new ResultSet(ids, OptionalLong.of(count)).element()).build();
    }

    private static CompletionStage<Iq> refused(Iq request, StanzaError error) {
        return CompletableFuture.completedStage(request.bounce(error));
    }
}
