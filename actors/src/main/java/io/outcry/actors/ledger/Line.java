package io.outcry.actors.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.ledger.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An entry on its way into the ledger, and what waits for that. Belongs to the owner's actor. */
public final class Line {

    /** What follows, by the way it ended. */
    public interface Ending {

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
    public Line(Entry entry, Fingerprint mark, Jid sender, Instant since, Ending ending) {
        this.entry = entry;
        this.mark = mark;
        this.sender = sender;
        this.since = since;
        this.ending = ending;
    }

    public Entry entry() {
        return entry;
    }

    public Fingerprint mark() {
        return mark;
    }

    public boolean isFrom(Jid other) {
        return sender.equals(other);
    }

    public boolean isOlderThan(Instant time) {
        return since.isBefore(time);
    }

    public Instant since() {
        return since;
    }

    public boolean isForNobodyYet() {
        return ending.isForNobodyYet();
    }

    /** Done once this line has ended, however it ends. */
    public void follow(Runnable task) {
        followers.add(task);
    }

    public int followers() {
        return followers.size();
    }

    /** What waits for this line waits no longer. */
    public void release() {
        followers.forEach(Runnable::run);
        followers.clear();
    }

    public void recorded(long seq) {
        ending.recorded(seq);
        release();
    }

    public void repeated() {
        ending.repeated();
        release();
    }

    public void tooMany() {
        ending.tooMany();
        release();
    }

    public void refused() {
        ending.refused();
        release();
    }
}
