package io.outcry.core.archive;

import io.outcry.core.page.PageRequest;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a request wants of an archive, whoever's that is (XEP-0313 §§4, 5). */
public sealed interface Asking {

    /** This has to be read first. */
    record Reads(ArchiveReading reading) implements Asking {}

    /** The answer is known at once. */
    record Answered(Iq answer) implements Asking {}

    static Asking query(Iq request, ArchiveLimits limits) {
        var query = request.payload().elements().getFirst();
        if (query.attribute("node").isPresent()) {
            return refuse(request, StanzaError.of(Condition.ITEM_NOT_FOUND, "This archive has no nodes."));
        }
        if (request.type() == Iq.Type.GET) {
            var form = Element.named("query", Results.NAMESPACE)
                    .child(QueryForm.toFillIn())
                    .build();
            return new Answered(request.result(form));
        }
        return switch (QueryForm.read(query, limits.maxPage())) {
            case QueryForm.Reading.Wrong wrong -> refuse(request, wrong.error());
            case QueryForm.Reading.Read read ->
                switch (PageRequest.read(query)) {
                    case PageRequest.Reading.Wrong wrong -> refuse(request, wrong.error());
                    case PageRequest.Reading.Read page ->
                        new Reads(new ArchiveReading.OfPage(
                                request,
                                query.attribute("queryid"),
                                asked(read.form(), page.page(), limits),
                                query.child("flip-page", Results.NAMESPACE).isPresent()));
                };
        };
    }

    private static ArchiveQuery asked(QueryForm form, PageRequest page, ArchiveLimits limits) {
        var max = Math.min(page.max().orElse(limits.defaultPage()), limits.maxPage());
        // A count is of the whole set, which only a page without neighbours tells (XEP-0059 §2.7).
        var isCount = max == 0
                && page.after().isEmpty()
                && page.before().filter(id -> !id.isEmpty()).isEmpty();
        return new ArchiveQuery(
                form.filter(),
                both(form.afterId(), page.after()),
                both(form.beforeId(), page.before().filter(id -> !id.isEmpty())),
                form.ids(),
                page.isBackwards(),
                max,
                isCount ? limits.maxCounted() : 0);
    }

    private static List<String> both(Optional<String> one, Optional<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    static Asking metadata(Iq request) {
        return request.type() == Iq.Type.GET
                ? new Reads(new ArchiveReading.OfExtent(request, ArchiveFilter.ALL))
                : refuse(request, StanzaError.of(Condition.NOT_ALLOWED));
    }

    private static Asking refuse(Iq request, StanzaError error) {
        return new Answered(request.bounce(error));
    }
}
