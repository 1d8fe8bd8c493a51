package io.outcry.core.feature.lastactivity;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.contact;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Verdict;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LastActivityTest {

    private static final Element ASK = Element.empty("query", "jabber:iq:last");
    private static final Presence GONE =
            Verona.plain(Presence.Type.UNAVAILABLE, PHONE).with(Payload.of(Verona.child("status", "Heading home")));
    private static final Sessions AWAY = Sessions.NONE.endingWith(GONE, NOW.minusSeconds(903));

    private final LastActivity feature = new LastActivity(NOW.minusSeconds(123_456));

    @Test
    void tellsHowLongTheServerRuns() {
        var request = Iq.of(Iq.Type.GET, BALCONY, ROMEO.host(), "l1", ASK);

        var answer = feature.iqHandlers()
                .getFirst()
                .answer(request, Facts.of(JULIET, NOW))
                .toCompletableFuture()
                .join();

        assertThat(answer).isEqualTo(request.result(seconds(123_456, "")));
    }

    @ParameterizedTest
    @EnumSource(names = {"FROM", "BOTH"})
    void tellsSubscribersSinceWhenNobodyIsThereAndWhatWasSaidLast(Subscription subscription) {
        var state = romeo(contact(JULIET, subscription)).with(AWAY);

        assertThat(ask(state, BALCONY)).isEqualTo(request(BALCONY).result(seconds(903, "Heading home")));
    }

    @Test
    void tellsTheOwner() {
        assertThat(ask(romeo().with(AWAY), PHONE)).isEqualTo(request(PHONE).result(seconds(903, "Heading home")));
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "TO"})
    void tellsNobodyElse(Subscription subscription) {
        var state = romeo(contact(JULIET, subscription)).with(AWAY);

        assertThat(ask(state, BALCONY)).isEqualTo(request(BALCONY).bounce(StanzaError.of(Condition.FORBIDDEN)));
    }

    @Test
    void isNoughtWhileAClientIsConnected() {
        var friend = romeo(contact(JULIET, Subscription.FROM));

        var connected = friend.with(new Sessions(List.of(Session.connected("phone")), AWAY.farewell()));
        var available = friend.with(Sessions.of(Verona.available(PHONE, -1)));

        assertThat(ask(connected, BALCONY)).isEqualTo(request(BALCONY).result(seconds(0, "")));
        assertThat(ask(available, BALCONY)).isEqualTo(request(BALCONY).result(seconds(0, "")));
    }

    @Test
    void hasNothingToTellOfWhoNeverWasThere() {
        var state = romeo(contact(JULIET, Subscription.FROM));

        assertThat(ask(state, BALCONY)).isEqualTo(request(BALCONY).bounce(StanzaError.of(Condition.ITEM_NOT_FOUND)));
    }

    @Test
    void isNeverNegative() {
        var later = Sessions.NONE.endingWith(Verona.plain(Presence.Type.UNAVAILABLE, PHONE), NOW.plusSeconds(10));
        var state = romeo(contact(JULIET, Subscription.FROM)).with(later);

        assertThat(ask(state, BALCONY)).isEqualTo(request(BALCONY).result(seconds(0, "")));
    }

    @Test
    void changesNothing() {
        var set = Iq.of(Iq.Type.SET, PHONE, ROMEO, "l1", ASK);

        assertThat(decide(romeo().with(AWAY), set)).isEqualTo(set.bounce(StanzaError.of(Condition.NOT_ALLOWED)));
    }

    @Test
    void letsOnlySubscribersAskAClient() {
        var toClient = Iq.of(Iq.Type.GET, BALCONY, PHONE, "l1", ASK);
        var other = Iq.of(Iq.Type.GET, BALCONY, PHONE, "v1", Element.empty("query", "jabber:iq:version"));

        assertThat(guard(romeo(), toClient)).isEqualTo(new Verdict.Bounce(StanzaError.of(Condition.FORBIDDEN)));
        assertThat(guard(romeo(contact(JULIET, Subscription.TO)), toClient)).isInstanceOf(Verdict.Bounce.class);
        assertThat(guard(romeo(contact(JULIET, Subscription.FROM)), toClient)).isEqualTo(Verdict.pass(toClient));
        assertThat(guard(romeo(), other)).isEqualTo(Verdict.pass(other));
    }

    @Test
    void letsAnswersPass() {
        var answer = Iq.of(Iq.Type.RESULT, BALCONY, PHONE, "l1", seconds(5, ""));

        assertThat(guard(romeo(), answer)).isEqualTo(Verdict.pass(answer));
    }

    private Verdict guard(UserState state, Stanza stanza) {
        var facts = new Facts(ROMEO, NOW, BlockList.EMPTY, state.contacts());
        return feature.onReceive().getFirst().apply(stanza, facts);
    }

    private Stanza ask(UserState state, Jid from) {
        return decide(state, request(from));
    }

    private Stanza decide(UserState state, Iq request) {
        var outcome = feature.accountRules().getFirst().decision().decide(state, request, NOW);
        assertThat(outcome.state()).isEqualTo(state);
        return Verona.stanzas(outcome).getFirst();
    }

    private static Iq request(Jid from) {
        return Iq.of(Iq.Type.GET, from, ROMEO, "l1", ASK);
    }

    private static Element seconds(long seconds, String status) {
        return Element.named("query", "jabber:iq:last")
                .attribute("seconds", Long.toString(seconds))
                .text(status)
                .build();
    }
}
