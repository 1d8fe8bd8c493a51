package io.outcry.actors.user;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Loaded;
import io.outcry.actors.user.User.LoadingFailed;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stanza.StanzaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Reads the account from the stores; whatever comes meanwhile waits. */
final class Loading extends AbstractMatchingBehavior<UserMessage> {

    private static final StanzaError NO_ACCOUNT =
            StanzaError.of(StanzaError.Condition.NOT_ALLOWED, "The account was removed.");

    private final Setup setup;

    private Loading(Setup setup) {
        super(setup.context());
        this.setup = setup;
    }

    static Behavior<UserMessage> enter(Setup setup) {
        setup.figures().begin();
        setup.context()
                .pipeToSelf(load(setup), (loaded, failure) -> failure == null ? loaded : new LoadingFailed(failure));
        return new Loading(setup);
    }

    private static CompletionStage<UserMessage> load(Setup setup) {
        var stores = setup.services().stores();
        return stores.accounts()
                .find(setup.account())
                .thenCompose(account -> account.isEmpty()
                        ? CompletableFuture.completedStage(new Loaded(Optional.empty()))
                        : state(setup).thenApply(state -> new Loaded(Optional.of(state))));
    }

    private static CompletionStage<UserState> state(Setup setup) {
        var stores = setup.services().stores();
        var account = setup.account();
        var contacts = stores.contacts().load(account);
        var blocks = stores.blocks().load(account);
        var preferences = stores.archive().preferences(account);
        var farewell = stores.farewells().find(account);
        return stores.pep()
                .load(account, setup.services().config().pep().maxAtHandBytes())
                .thenCompose(pep ->
                        contacts.thenCombine(blocks, (known, blocked) -> UserState.of(account, known, blocked, pep)))
                .thenCombine(preferences, UserState::with)
                .thenCombine(farewell, (state, last) -> state.with(new Sessions(List.of(), last)));
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        return switch (message) {
            case Loaded loaded ->
                loaded.state()
                        .map(state -> setup.unstash(Active.enter(setup, state)))
                        .orElseGet(this::absent);
            case LoadingFailed failed -> giveUp(failed.cause());
            case User.Stop _ -> {
                refuseAll();
                yield Behaviors.stopped();
            }
            default -> Waiting.stash(setup, this, message);
        };
    }

    /** Who would have it looked for again, though it is known not to be there, is told so. */
    private Behavior<UserMessage> absent() {
        var waiting = new ArrayList<UserMessage>();
        setup.stash().forEach(waiting::add);
        setup.stash().clear();
        for (var message : waiting) {
            switch (message) {
                case ToUser.Bind bind -> bind.client().tell(new ToClient.BindRefused(NO_ACCOUNT));
                case ToUser.Resume resume -> resume.client().tell(new ToClient.ResumeRefused());
                default -> setup.stash().stash(message);
            }
        }
        return setup.unstash(Absent.enter(setup));
    }

    /** The database is slow or gone: everybody who waits is told, and the entity's next life tries again. */
    private Behavior<UserMessage> giveUp(Throwable cause) {
        StoreTrouble.log(setup.context().getLog(), "user.unavailable", cause);
        refuseAll();
        setup.passivate().accept(getContext().getSelf());
        return new Unavailable(setup);
    }

    private void refuseAll() {
        setup.stash().forEach(message -> Waiting.refuse(setup, message));
        setup.stash().clear();
        setup.figures().waiting(0);
    }
}
