package io.outcry.actors.user;

import io.outcry.actors.ledger.Line;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.feature.offline.OfflineRules;
import io.outcry.core.ledger.Entry;
import io.outcry.core.policy.Passed;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError;

/**
 * A message that the account receives, with its entry in the ledger.
 *
 * @param mark what it is known by, should it come again
 * @param reply how its sender hears what became of it
 */
record Received(
        Setup setup, Recorder recorder, Placing placing, Entry entry, Fingerprint mark, Message message, Reply reply) {

    static Received of(Setup setup, Recorder recorder, Placing placing, Message message, Reply reply) {
        var services = setup.services();
        var entry = Entry.received(services.ledgerIds().get(), services.clock().instant(), message, services.text());
        var mark = Fingerprint.of(reply.place(), entry.originId(), entry.stanza());
        return new Received(setup, recorder, placing, placing.listed(entry), mark, message, reply);
    }

    /**
     * Puts it on record, and gives it to those whom it is for by then.
     *
     * @param passed with its name, as clients get it
     */
    void put(Passed passed) {
        put(seq -> placing.place(message, passed, seq), false);
    }

    /** Puts it on record, for the next client that takes messages. */
    void keep() {
        put(placing::letWait, true);
    }

    void bounce(StanzaError error) {
        setup.figures().bounced();
        recorder.receipts().forget(mark);
        reply.refused(error);
    }

    void drop(String reason) {
        setup.figures().dropped();
        recorder.receipts().forget(mark);
        setup.context().getLog().atDebug().addKeyValue("reason", reason).log("stanza.dropped");
        reply.settled();
    }

    /** What is done with its place. */
    private interface Next {

        void with(long seq);
    }

    private void put(Next next, boolean isKept) {
        recorder.put(entry, mark, message.from().orElseThrow(), new Line.Ending() {
            @Override
            public void recorded(long seq) {
                reply.settled();
                next.with(seq);
            }

            @Override
            public void repeated() {
                reply.settled();
            }

            @Override
            public void refused() {
                bounce(setup.services().config().record().error());
            }

            @Override
            public void tooMany() {
                var limits = setup.services().config().offline();
                if (OfflineRules.decide(message, limits.maxMessages(), limits) instanceof LocalVerdict.Bounce full) {
                    bounce(full.error());
                }
            }

            @Override
            public boolean isForNobodyYet() {
                return isKept || placing.verdict(message) instanceof LocalVerdict.Keep;
            }
        });
    }
}
