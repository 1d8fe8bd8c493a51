package io.outcry.core.feature.delay;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Verdict;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Stanza;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DelayedDeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final Message HELLO = Message.of(Message.Type.CHAT, ROMEO, Jid.of("juliet@capulet.example"));

    @Test
    void takesOffAStampInTheServersName() {
        var forged = Delay.stamp(HELLO, Jid.of("montague.example"), NOW);

        assertThat(send(forged)).isEqualTo(Verdict.pass(HELLO));
    }

    @Test
    void leavesTheStampsOfOthers() {
        var own = Delay.stamp(HELLO, ROMEO, NOW);
        var both = Delay.stamp(own, Jid.of("montague.example"), NOW);

        assertThat(send(own)).isEqualTo(Verdict.pass(own));
        assertThat(send(both)).isEqualTo(Verdict.pass(own));
    }

    @Test
    void seesThroughAnotherSpellingOfTheName() {
        var stamp = Delay.element(ROMEO, NOW);
        var forged = HELLO.with(HELLO.payload()
                .with(Element.named("delay", stamp.name().namespace())
                        .attribute("from", "MONTAGUE.Example")
                        .attribute("stamp", stamp.attributeOr("stamp", ""))
                        .build()));

        assertThat(send(forged)).isEqualTo(Verdict.pass(HELLO));
    }

    private static Verdict send(Stanza stanza) {
        return DelayedDelivery.removeForged(stanza, Facts.of(ROMEO.bare(), NOW));
    }
}
