package io.outcry.actors.user;

/** All that the account is writing while its actor goes on. */
record UnderWay(Recorder recorder, Kept kept, Messages messages, Requests requests, Farewells farewells) {

    /** Nothing comes from the stores any more that was not asked for later. */
    boolean isIdle() {
        return recorder.isIdle() && kept.isIdle() && requests.isIdle() && farewells.isIdle();
    }

    /** A client says that it has what it was sent, up to this entry of the ledger. */
    void given(String resource, long seq) {
        recorder.undelivered().given(resource, seq);
        recorder.cursor().moved();
        kept.goOn();
    }

    /** A client's session is over; true where something waits for a client by now. */
    boolean ended(String resource) {
        kept.ended(resource);
        recorder.undelivered().ended(resource);
        return recorder.undelivered().countWaiting() > 0;
    }

    /** The account's actor goes: what clients do not have by now waits. */
    void end() {
        messages.giveToNobody();
        recorder.cursor().save();
    }

    /** Goes on with everything that is on record by now. */
    void drain() {
        while (recorder.hasNext()) {
            recorder.next();
        }
        kept.goOn();
    }

    void settle(User.WorkMoved moved) {
        switch (moved) {
            case User.LedgerMoved ledger -> recorder.moved(ledger.outcome());
            case User.LedgerRested _ -> recorder.rested();
            case User.PaceDue _ -> recorder.lookAtPace();
            case User.RecordExpired _ -> recorder.expire();
            case User.CursorDue _ -> recorder.cursor().save();
            case User.CursorMoved cursor -> recorder.cursor().saved(cursor.failure());
            case User.Answered answered -> requests.answered(answered.answer());
            case User.FarewellSaved saved -> farewells.saved(saved.failure());
        }
    }
}
