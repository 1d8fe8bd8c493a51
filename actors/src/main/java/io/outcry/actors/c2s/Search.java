package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ToWitness;
import io.outcry.core.address.Jid;

/** Asks the witnesses for a stream whose holder is lost or silent, one round at a time. */
final class Search {

    private final Setup setup;
    private final Jid account;
    private final String streamId;
    private int unanswered;

    Search(Setup setup, Jid account, String streamId) {
        this.setup = setup;
        this.account = account;
        this.streamId = streamId;
    }

    /** Asks all of them, unless some have not answered yet. */
    void begin() {
        if (isUnderWay()) {
            return;
        }
        var question = new ToWitness.Find(setup.context().getSelf(), account, streamId);
        var witnesses = setup.services().witnesses().all();
        unanswered = witnesses.size();
        witnesses.forEach(witness -> witness.tell(question));
        setup.timers()
                .startSingleTimer(
                        new ClientSession.SearchEnded(),
                        setup.services().config().witnessWithin());
    }

    boolean isUnderWay() {
        return unanswered > 0;
    }

    /** One of them does not know it. */
    void notFound() {
        unanswered = Math.max(0, unanswered - 1);
        if (unanswered == 0) {
            end();
        }
    }

    /** Whoever has not answered by now will not. */
    void end() {
        unanswered = 0;
        setup.timers().cancel(new ClientSession.SearchEnded());
    }
}
