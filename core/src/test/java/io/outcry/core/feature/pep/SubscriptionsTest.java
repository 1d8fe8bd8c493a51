package io.outcry.core.feature.pep;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.feature.pep.PepPlay.NICK;
import static io.outcry.core.feature.pep.PepPlay.answer;
import static io.outcry.core.feature.pep.PepPlay.error;
import static io.outcry.core.feature.pep.PepPlay.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionsTest {

    private static final Jid TYBALT = Jid.of("tybalt@capulet.example/sword");

    private final PepPlay play = new PepPlay();

    @BeforeEach
    void publishNick() {
        play.publishWith(NICK, "Romeo", "access_model=open");
    }

    private Outcome subscribe(Jid from, String jid) {
        return play.set(from, "<subscribe node='" + NICK + "' jid='" + jid + "'/>");
    }

    @Test
    void areKeptAndGiveTheLastItem() {
        var outcome = subscribe(TYBALT, "tybalt@capulet.example");

        assertThat(lines(outcome)).first().isEqualTo("save node http://jabber.org/protocol/nick");
        var subscription = play.get(TYBALT, "<subscriptions/>");
        assertThat(answer(subscription).children().getFirst().children()).hasSize(1);
        assertThat(told(outcome)).containsExactly("tybalt@capulet.example");
    }

    @Test
    void areNoMoreTwice() {
        subscribe(TYBALT, "tybalt@capulet.example");

        assertThat(lines(subscribe(TYBALT, "tybalt@capulet.example"))).containsExactly("send result");
    }

    @Test
    void endWhenTheSubscriberWants() {
        subscribe(TYBALT, "tybalt@capulet.example/sword");

        var outcome =
                play.set(TYBALT, "<unsubscribe node='" + NICK + "' jid='tybalt@capulet.example/sword' subid='any'/>");

        assertThat(lines(outcome)).startsWith("save node http://jabber.org/protocol/nick", "send result");
        assertThat(play.state.pep().find(NICK).orElseThrow().subscribers()).isEmpty();
    }

    @Test
    void areNobodyElses() {
        assertThat(error(subscribe(TYBALT, "juliet@capulet.example"))).isEqualTo("bad-request invalid-jid");
        assertThat(error(subscribe(TYBALT, "@"))).isEqualTo("bad-request invalid-jid");
        subscribe(BALCONY, "juliet@capulet.example");

        assertThat(error(play.set(TYBALT, "<unsubscribe node='" + NICK + "' jid='juliet@capulet.example'/>")))
                .isEqualTo("forbidden");
        assertThat(answer(play.get(TYBALT, "<subscriptions/>"))
                        .children()
                        .getFirst()
                        .children())
                .isEmpty();
    }

    @Test
    void areOnlyForWhoMaySee() {
        play.configure(NICK, "access_model=whitelist");

        assertThat(error(subscribe(BALCONY, "juliet@capulet.example"))).isEqualTo("not-allowed closed-node");
        assertThat(error(subscribe(TYBALT, "tybalt@capulet.example"))).isEqualTo("service-unavailable");
    }

    @Test
    void areSoManyAndNoMore() {
        subscribe(TYBALT, "tybalt@capulet.example");
        subscribe(TYBALT, "tybalt@capulet.example/sword");

        assertThat(error(subscribe(TYBALT, "tybalt@capulet.example/pen")))
                .isEqualTo("policy-violation too-many-subscriptions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<subscribe jid='tybalt@capulet.example'/> | bad-request nodeid-required",
                "<subscribe node='urn:nothing' jid='tybalt@capulet.example'/> | item-not-found",
                "<unsubscribe jid='tybalt@capulet.example'/> | bad-request nodeid-required",
                "<unsubscribe node='urn:nothing' jid='tybalt@capulet.example'/> | item-not-found",
                "<unsubscribe node='http://jabber.org/protocol/nick' jid='tybalt@capulet.example'/>"
                        + " | unexpected-request not-subscribed",
            })
    void areToANodeThatIsThere(String request, String conditions) {
        assertThat(error(play.set(TYBALT, request))).isEqualTo(conditions);
    }

    @Test
    void giveNothingWhereTheOwnerWantsThat() {
        play.configure(NICK, "send_last_published_item=never");

        assertThat(told(subscribe(TYBALT, "tybalt@capulet.example"))).isEmpty();
        assertThat(told(subscribe(PHONE, "romeo@montague.example"))).isEmpty();
    }
}
