package io.outcry.core.feature.pep;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.pep.ItemFetch;
import io.outcry.core.pep.PepItem;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.function.Supplier;

/** What is done with items once they are read from the store. */
public final class FetchedItems {

    private FetchedItems() {}

    public static Outcome found(UserState state, ItemFetch fetch, List<PepItem> items, Supplier<String> ids) {
        return switch (fetch.purpose()) {
            case ItemFetch.Purpose.Answer answer -> Retrieve.found(state, fetch, answer, items);
            case ItemFetch.Purpose.Last last -> {
                var node = state.pep().find(fetch.node());
                yield node.isEmpty() || items.isEmpty()
                        ? Outcome.nothing(state)
                        : Outcome.of(
                                state,
                                Notification.ofLast(
                                        state,
                                        last.receiver(),
                                        Event.published(node.get(), items.getFirst()),
                                        items.getFirst().header(),
                                        ids.get()));
            }
        };
    }

    /** The store gave no answer. */
    public static Outcome failed(UserState state, ItemFetch fetch) {
        return switch (fetch.purpose()) {
            case ItemFetch.Purpose.Answer answer ->
                Outcome.reply(
                        state,
                        answer.request()
                                .bounce(StanzaError.of(
                                        Condition.RESOURCE_CONSTRAINT,
                                        "The items cannot be read just now. Try again later.")));
            case ItemFetch.Purpose.Last _ -> new Outcome(state, List.<Act>of());
        };
    }
}
