package io.outcry.actors.user;

import io.outcry.core.contact.Act;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.Share;
import java.util.List;

/** What one account's actor adds to the node's figures; leaves nothing behind. */
final class UserFigures {

    private final Meter meter;
    private final Share active;
    private final Share waiting;
    private final Share kept;

    UserFigures(Meter meter) {
        this.meter = meter;
        this.active = new Share(meter, Metric.USERS_ACTIVE, "");
        this.waiting = new Share(meter, Metric.QUEUE_LENGTH, "user");
        this.kept = new Share(meter, Metric.QUEUE_LENGTH, "kept");
    }

    void begin() {
        active.set(1);
    }

    /** So many messages wait for a store. */
    void waiting(int messages) {
        waiting.set(messages);
    }

    /** The account's actor takes no more messages until a store has answered. */
    void overloaded() {
        meter.count(Metric.QUEUE_REFUSED, "user");
    }

    /** So many messages are on their way into the ledger. */
    void keeping(int messages) {
        kept.set(messages);
    }

    /** More messages wait for the ledger than could be kept. */
    void cannotKeep() {
        meter.count(Metric.QUEUE_REFUSED, "kept");
    }

    void rejoined() {
        meter.count(Metric.REJOINED);
    }

    void delivered() {
        meter.count(Metric.MESSAGES, "delivered");
    }

    void kept() {
        meter.count(Metric.MESSAGES, "kept");
    }

    void bounced() {
        meter.count(Metric.MESSAGES, "bounced");
    }

    void dropped() {
        meter.count(Metric.MESSAGES, "dropped");
    }

    /** What follows from a presence of a client to whoever may hear of it. */
    void broadcast(List<Act> acts) {
        var receivers = 0;
        for (var act : acts) {
            if (act instanceof Act.Send) {
                receivers++;
            }
        }
        meter.record(Metric.PRESENCE_FANOUT, "", receivers);
    }

    void end() {
        active.set(0);
        waiting.set(0);
        kept.set(0);
    }
}
