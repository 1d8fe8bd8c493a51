package io.outcry.actors.user;

import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.Undelivered;
import java.util.OptionalLong;
import java.util.TreeSet;

/** How far one client is on its way through the ledger, page by page. Belongs to {@link Kept}. */
final class CatchUp {

    /** What is done with an entry that is there. */
    enum Share {
        /** New since this began, and meant for this client as it came. */
        DEFERRED,
        /** Nobody has it. */
        WAITING,
        /** The client may have missed it while its account's actor began anew. */
        MISSED,
        /** Not this client's. */
        NONE
    }

    private final String resource;
    private final Undelivered undelivered;

    /** New entries that wait for their turn behind the others. */
    private final TreeSet<Long> deferred = new TreeSet<>();

    /** What waits for a client is given to this one. */
    private boolean takesWaiting;

    /** What waits is to be looked at from the first on. */
    private boolean isToGoBack;

    /** Between these the client may have missed entries; empty while the second is not above the first. */
    private long missedAfter;

    private long missedUpTo;

    /** The last entry that was looked at. */
    private long lookedUpTo;

    private boolean isReading;
    private boolean isResting;

    /** Which page is under way, by a number that no other has, so that one that is not wanted any more is known. */
    private long page;

    /** What the page under way was asked for: entries from the first to the last that was known. */
    private long pageFirst;

    private long pageLast;

    /** The last page was as long as a page may be: the next one waits until the client has enough of what it was sent. */
    private boolean isPageFull;

    CatchUp(String resource, Undelivered undelivered) {
        this.resource = resource;
        this.undelivered = undelivered;
        this.lookedUpTo = undelivered.cursor();
    }

    String resource() {
        return resource;
    }

    boolean takesWaiting() {
        return takesWaiting;
    }

    /**
     * Gives it what waits as well, from the first on; what was given is not given again. Again, where something waits by now
     * that is before what was looked at: its client is gone.
     */
    void takeWaiting() {
        takesWaiting = true;
        isToGoBack = true;
        goBack();
    }

    /** A page that is being read comes first, for it says what was looked at. */
    private void goBack() {
        if (isToGoBack && !isReading) {
            isToGoBack = false;
            missedAfter = Math.max(missedAfter, lookedUpTo);
            lookedUpTo = Math.min(lookedUpTo, undelivered.cursor());
        }
    }

    /** The client may have missed what is behind this entry. */
    void missed(long after, long upTo) {
        missedAfter = after;
        missedUpTo = upTo;
        lookedUpTo = Math.min(lookedUpTo, after);
    }

    void defer(long seq) {
        deferred.add(seq);
    }

    /** Waits for nothing, and may go on. */
    boolean isReady(int pageSize) {
        return !isReading && !isResting && (!isPageFull || undelivered.countSent(resource) < pageSize);
    }

    boolean isBusy() {
        return isReading || isResting;
    }

    /** The next entry to look at; empty where all is on its way to the client, and what comes now follows it there. */
    OptionalLong next() {
        var next = Long.MAX_VALUE;
        if (takesWaiting) {
            next = Math.min(next, undelivered.nextWaiting(lookedUpTo).orElse(next));
        }
        var missed = Math.max(lookedUpTo, missedAfter) + 1;
        if (missed <= missedUpTo) {
            next = Math.min(next, missed);
        }
        var own = deferred.higher(lookedUpTo);
        if (own != null) {
            next = Math.min(next, own);
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** A page from this entry on is read, under this number. */
    void read(long first, long number) {
        isReading = true;
        pageFirst = first;
        pageLast = undelivered.last();
        page = number;
    }

    boolean isAsked(long number) {
        return isReading && number == page;
    }

    /** What comes next of the page is this; what was between is not there any more, and for nobody. */
    Share take(Placed placed) {
        var seq = placed.seq();
        undelivered.done(pageFirst, seq - 1);
        pageFirst = seq + 1;
        lookedUpTo = seq;
        if (deferred.remove(seq)) {
            return Share.DEFERRED;
        }
        if (seq > missedAfter && seq <= missedUpTo) {
            return Share.MISSED;
        }
        return takesWaiting && undelivered.isWaiting(seq) ? Share.WAITING : Share.NONE;
    }

    void pageEnded(int entries, int pageSize) {
        isReading = false;
        if (entries == 0) {
            undelivered.done(pageFirst, pageLast);
            lookedUpTo = pageLast;
        }
        isPageFull = entries >= pageSize;
        goBack();
    }

    /** The page could not be read. */
    void rest() {
        isReading = false;
        isResting = true;
        goBack();
    }

    void rested() {
        isResting = false;
    }
}
