package io.outcry.actors.user;

import io.outcry.actors.client.Report;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.feature.disco.Discovery;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.routing.LocalDelivery;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** There is no such account (RFC 6121 §8.5.1). It may be made at any time; who logs in or changes it says so. */
final class Absent extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;

    private Absent(Setup setup) {
        super(setup.context());
        this.setup = setup;
    }

    static Behavior<UserMessage> enter(Setup setup) {
        setup.timers()
                .startSingleTimer(new User.Idle(), setup.services().config().passivateAfter());
        return new Absent(setup);
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        return switch (message) {
            case User.Receive receive -> receive(receive.stanza());
            case ToUser.Entrust entrust -> entrusted(entrust);
            case ToUser.Bind _, ToUser.Resume _, User.AccountChanged _ -> {
                Waiting.stash(setup, this, message);
                yield Loading.enter(setup);
            }
            case User.Describe describe -> {
                describe.replyTo().tell(new Report.OfUser(List.of()));
                yield this;
            }
            case ToUser.Rejoin rejoin -> {
                rejoin.client()
                        .tell(new ToClient.End(StreamError.of(Condition.NOT_AUTHORIZED, "The account was removed.")));
                yield this;
            }
            case ToUser.Leave leave -> {
                leave.client().tell(new ToClient.Left());
                yield leftOver(leave.unacknowledged());
            }
            case ToUser.Returned returned -> leftOver(returned.stanzas());
            case User.Idle _ -> {
                setup.passivate().accept(getContext().getSelf());
                yield this;
            }
            case User.Stop _ -> Behaviors.stopped();
            default -> this;
        };
    }

    /** Its sessions ended with the account. */
    private Behavior<UserMessage> leftOver(List<Unacknowledged> stanzas) {
        Waiting.leftOver(setup, stanzas, StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE));
        return this;
    }

    private Behavior<UserMessage> entrusted(ToUser.Entrust entrust) {
        if (entrust.message().stanza() instanceof Message message) {
            var reply = new Reply(setup, message, Optional.of(entrust.consignment()));
            if (LocalDelivery.withoutAccount(message) instanceof LocalVerdict.Bounce bounce) {
                reply.refused(bounce.error());
            } else {
                reply.settled();
            }
        }
        return this;
    }

    private Behavior<UserMessage> receive(Stanza stanza) {
        var answer = stanza instanceof Iq iq ? Discovery.ofNobody(iq) : Optional.<Iq>empty();
        if (answer.isPresent()) {
            Sending.send(setup, answer.get());
        } else if (LocalDelivery.withoutAccount(stanza) instanceof LocalVerdict.Bounce bounce) {
            Sending.bounce(setup, stanza, bounce.error());
        }
        return this;
    }
}
