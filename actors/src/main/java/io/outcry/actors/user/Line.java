package io.outcry.actors.user;

import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.ledger.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An entry on its way into the ledger, and what waits for that. Belongs to the owner's actor. */
final class Line {

    /** What follows, by the way it ended. */
    interface Ending {

        /** Nothing follows. */
        Ending NOTHING = new Ending() {
            @Override
            public void recorded(long seq) {
                // Nobody waits for it.
            }

            @Override
            public void refused() {
                // Nobody misses it.
            }
        };

        /** It is durable under this number. */
        void recorded(long seq);

        /** It is not, or nobody knows, and it waits no longer. */
        void refused();

        /** The same is on record already. */
        default void repeated() {
            refused();
        }

        /** As many messages wait for a client as may. */
        default void tooMany() {
            refused();
        }

        /** As things stand no client would be given it at once. */
        default boolean isForNobodyYet() {
            return false;
        }
    }

    private final Entry entry;
    private final Fingerprint mark;
    private final Jid sender;
    private final Instant since;
    private final Ending ending;
    private final List<Runnable> followers = new ArrayList<>(0);

    /**
     * A new one.
     *
     * @param mark what it would be known by, if it were on record already
     * @param sender whose further stanzas come behind this one
     */
    Line(Entry entry, Fingerprint mark, Jid sender, Instant since, Ending ending) {
        this.entry = entry;
        this.mark = mark;
        this.sender = sender;
        this.since = since;
        this.ending = ending;
    }

    Entry entry() {
        return entry;
    }

    Fingerprint mark() {
        return mark;
    }

    boolean isFrom(Jid other) {
        return sender.equals(other);
    }

    boolean isOlderThan(Instant time) {
        return since.isBefore(time);
    }

    Instant since() {
        return since;
    }

    boolean isForNobodyYet() {
        return ending.isForNobodyYet();
    }

    /** Done once this line has ended, however it ends. */
    void follow(Runnable task) {
        followers.add(task);
    }

    int followers() {
        return followers.size();
    }

    /** What waits for this line waits no longer. */
    void release() {
        followers.forEach(Runnable::run);
        followers.clear();
    }

    void recorded(long seq) {
        ending.recorded(seq);
        release();
    }

    void repeated() {
        ending.repeated();
        release();
    }

    void tooMany() {
        ending.tooMany();
        release();
    }

    void refused() {
        ending.refused();
        release();
    }
}
