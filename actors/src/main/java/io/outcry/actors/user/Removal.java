package io.outcry.actors.user;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Saved;
import io.outcry.actors.user.User.SavingFailed;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.roster.AccountRemoval;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;

/**
 * The account is gone: its contacts are told (XEP-0077 §3.2), and what it kept is forgotten, so that whoever gets its name
 * next begins with nothing. The ledger stays, for it is the record; only nobody is given any of it.
 */
final class Removal extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;
    private final UnderWay underWay;
    private boolean isForgetting;

    private Removal(Setup setup, UnderWay underWay) {
        super(setup.context());
        this.setup = setup;
        this.underWay = underWay;
    }

    static Behavior<UserMessage> enter(Setup setup, UserState state, UnderWay underWay) {
        AccountRemoval.farewells(state).forEach(stanza -> Sending.send(setup, stanza));
        underWay.end();
        var removal = new Removal(setup, underWay);
        removal.forgetOnceIdle();
        return removal;
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        return switch (message) {
            case User.WorkMoved moved -> {
                underWay.settle(moved);
                underWay.drain();
                forgetOnceIdle();
                yield this;
            }
            case Saved _ -> setup.unstash(Absent.enter(setup));
            case SavingFailed failed -> {
                setup.context().getLog().atError().setCause(failed.cause()).log("account.unforgotten");
                yield setup.unstash(Absent.enter(setup));
            }
            default -> Waiting.stash(setup, this, message);
        };
    }

    /** What is on its way into the stores has to be there, for nothing to come in behind the removal. */
    private void forgetOnceIdle() {
        if (underWay.isIdle() && !isForgetting) {
            isForgetting = true;
            setup.context()
                    .pipeToSelf(forget(), (_, failure) -> failure == null ? new Saved() : new SavingFailed(failure));
        }
    }

    private CompletionStage<Void> forget() {
        var stores = setup.services().stores();
        var account = setup.account();
        return stores.ledger()
                .head(account)
                .thenCompose(head -> stores.ledger().markDelivered(account, head.lastSeq()))
                .thenCompose(_ -> stores.contacts().removeAll(account))
                .thenCompose(_ -> stores.blocks().removeAll(account))
                .thenCompose(_ -> stores.pep().removeAll(account))
                .thenCompose(_ -> stores.archive().removePreferences(account))
                .thenCompose(_ -> stores.farewells().removeAll(account))
                .thenCompose(_ -> stores.vCards().removeAll(account))
                .thenCompose(_ -> stores.privateXml().removeAll(account));
    }
}
