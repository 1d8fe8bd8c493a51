package io.outcry.actors.user;

import io.outcry.actors.client.UserMessage;

/** All that the account is writing while its actor goes on. */
record UnderWay(Kept kept, Requests requests, Farewells farewells) {

    /** Nothing comes from the stores any more that was not asked for later. */
    boolean isIdle() {
        return kept.isIdle() && requests.isIdle() && farewells.isIdle();
    }

    /** Takes the outcome of something that was under way; false where the message is about something else. */
    boolean settle(UserMessage message) {
        switch (message) {
            case User.LedgerMoved moved -> kept.moved(moved.outcome());
            case User.Answered answered -> requests.answered(answered.answer());
            case User.FarewellSaved saved -> farewells.saved(saved.failure());
            default -> {
                return false;
            }
        }
        return true;
    }
}
