package io.outcry.core.custody;

import io.outcry.core.Positive;
import java.time.Duration;

/**
 * How a session keeps its client's messages until they are on record.
 *
 * @param unconfirmedMessagesMax most messages of a client that are not confirmed; beyond it its socket is not read
 * @param resendAfter how long without any confirmation until what is not confirmed is sent again
 * @param settleWithin how long a session that is over goes on doing so
 */
public record CustodyConfig(int unconfirmedMessagesMax, Duration resendAfter, Duration settleWithin) {

    public CustodyConfig {
        Positive.require("unconfirmed-messages-max", unconfirmedMessagesMax);
        Positive.require("resend-after", resendAfter);
        Positive.require("settle-within", settleWithin);
    }
}
