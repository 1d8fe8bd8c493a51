package io.outcry.actors.user;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Saved;
import io.outcry.actors.user.User.SavingFailed;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Change;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Stanza;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;

/** A change is being made durable; nobody hears of the change before it is, and whatever comes meanwhile waits. */
final class Saving extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;
    private final Active active;
    private final UserState decided;
    private final List<Act> rest;
    private final Optional<Stanza> cause;

    private Saving(Setup setup, Active active, UserState decided, List<Act> rest, Optional<Stanza> cause) {
        super(setup.context());
        this.setup = setup;
        this.active = active;
        this.decided = decided;
        this.rest = rest;
        this.cause = cause;
    }

    /** @param cause what is sent back where the change cannot be made durable; the account stays as it was */
    static Behavior<UserMessage> enter(
            Setup setup, Active active, Act.Save save, UserState decided, List<Act> rest, Optional<Stanza> cause) {
        var saved = save(setup, save.change());
        setup.context().pipeToSelf(saved, (_, failure) -> failure == null ? new Saved() : new SavingFailed(failure));
        return new Saving(setup, active, decided, rest, cause);
    }

    private static CompletionStage<Void> save(Setup setup, Change change) {
        var stores = setup.services().stores();
        return switch (change) {
            case Change.OfContact of -> stores.contacts().save(setup.account(), of.contact(), of.version());
            case Change.OfBlockList of -> stores.blocks().save(setup.account(), of.change());
            case Change.OfArchive of -> stores.archive().save(setup.account(), of.preferences());
            case Change.OfPep of -> stores.pep().save(setup.account(), of.changes());
        };
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        return switch (message) {
            case Saved _ -> setup.unstash(active.saved(decided, rest));
            case SavingFailed failed -> failed(failed.cause());
            default ->
                Waiting.isTooMuch(setup, message) && active.refused(message)
                        ? this
                        : Waiting.stash(setup, this, message);
        };
    }

    private Behavior<UserMessage> failed(Throwable why) {
        StoreTrouble.log(setup.context().getLog(), "account.unsaved", why);
        cause.ifPresent(stanza -> Sending.bounce(setup, stanza, Waiting.BUSY));
        return setup.unstash(active);
    }
}
