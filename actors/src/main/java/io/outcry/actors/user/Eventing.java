package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.caps.CapsBook;
import io.outcry.core.caps.CapsHash;
import io.outcry.core.caps.Interests;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.pep.CapsQuery;
import io.outcry.core.feature.pep.FetchedItems;
import io.outcry.core.pep.ItemFetch;
import io.outcry.core.pep.PepItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads published items where they are needed, and finds out who wants to hear of them. */
final class Eventing {

    private final Setup setup;
    private final List<ItemFetch> underWay = new ArrayList<>();

    Eventing(Setup setup) {
        this.setup = setup;
    }

    void fetch(ItemFetch fetch) {
        underWay.add(fetch);
        setup.context()
                .pipeToSelf(
                        setup.services().stores().pep().items(setup.account(), fetch.node(), fetch.ids()),
                        (items, failure) -> new User.ItemsFetched(
                                fetch, failure == null ? Optional.of(items) : Optional.<List<PepItem>>empty()));
    }

    Outcome fetched(UserState state, User.ItemsFetched fetched) {
        underWay.remove(fetched.fetch());
        return fetched.items()
                .map(items -> FetchedItems.found(
                        state, fetched.fetch(), items, setup.services().freshIds()))
                .orElseGet(() -> {
                    setup.context().getLog().atWarn().log("items.unread");
                    return FetchedItems.failed(state, fetched.fetch());
                });
    }

    /** Nobody of this life of the account will answer any more: who asked is told so. */
    void end(UserState state) {
        for (var fetch : underWay) {
            FetchedItems.failed(state, fetch).acts().forEach(act -> {
                if (act instanceof Act.Send send) {
                    Sending.send(setup, send.stanza());
                }
            });
        }
        underWay.clear();
    }

    /** Of all accounts of this node that want to know the same, one asks. */
    void learn(Act.LearnCaps learn) {
        var hash = learn.annotation().hash();
        switch (setup.services().caps().claim(hash)) {
            case CapsBook.Claim.Granted _ ->
                Sending.send(setup, CapsQuery.of(setup.account(), learn.client(), learn.annotation()));
            case CapsBook.Claim.Awaited awaited ->
                setup.context()
                        .pipeToSelf(
                                awaited.answer(),
                                (interests, failure) -> new User.CapsSettled(
                                        learn.client(), hash, failure == null ? interests : Optional.empty()));
            case CapsBook.Claim.Full _ ->
                setup.timers()
                        .startSingleTimer(
                                learn.client(),
                                new User.CapsSettled(learn.client(), hash, Optional.empty()),
                                setup.services().config().caps().answerTimeout());
        }
    }

    Outcome settled(UserState state, User.CapsSettled settled) {
        var listening = setup.services().listening();
        return settled.interests()
                .map(interests -> listening.learned(state, settled.client(), settled.hash(), interests))
                .orElseGet(() -> listening.notLearned(state, settled.client(), settled.hash()));
    }

    void learned(CapsHash hash, Optional<Interests> interests) {
        var book = setup.services().caps();
        interests.ifPresentOrElse(known -> book.learned(hash, known), () -> book.failed(hash));
    }
}
