package io.outcry.core.feature.carbons;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.available;
import static io.outcry.core.contact.Verona.child;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CarbonCopiesTest {

    private static final Element BODY = child("body", "But soft");
    private static final Element INVITE = Element.named("x", "http://jabber.org/protocol/muc#user")
            .child(Element.empty("invite", "http://jabber.org/protocol/muc#user"))
            .build();
    private static final Element OCCUPANT = Element.empty("x", "http://jabber.org/protocol/muc#user");
    private static final Jid TABLET = ROMEO.withResource("tablet");

    /** Phone and laptop want copies, the tablet does not. */
    private final UserState state = romeo().with(available(PHONE, 0).withCarbons(true))
            .with(Session.connected(LAPTOP.resource()).withCarbons(true))
            .with(available(TABLET, 0));

    private List<String> copies(List<Act.Give> acts) {
        return lines(Outcome.of(state, acts.toArray(Act[]::new)));
    }

    private static Message message(Message.Type type, Element... payload) {
        return Message.of(type, BALCONY, TABLET, payload);
    }

    @Test
    void copiesWhatOneClientGotToTheOthersThatWantIt() {
        var copies = CarbonCopies.ofReceived(state, Verona.chat(PHONE, BODY), List.of("phone"));

        assertThat(copies(copies))
                .containsExactly("laptop gets message chat romeo@montague.example > romeo@montague.example/laptop");
    }

    @Test
    void copiesWhatOneClientSentToTheOthersThatWantIt() {
        var copies = CarbonCopies.ofSent(state, Message.of(Message.Type.CHAT, TABLET, BALCONY, BODY), "tablet");

        assertThat(copies(copies))
                .containsExactly(
                        "phone gets message chat romeo@montague.example > romeo@montague.example/phone",
                        "laptop gets message chat romeo@montague.example > romeo@montague.example/laptop");
    }

    @Test
    void wrapsTheWholeMessage() {
        var message = new Message(
                Verona.chat(PHONE, BODY).header().withLang("en"),
                Message.Type.CHAT,
                Verona.chat(PHONE, BODY).payload());

        var copy = CarbonCopies.ofReceived(state, message, List.of("phone"))
                .getFirst()
                .stanza();

        assertThat(copy.payload().elements())
                .containsExactly(Element.named("received", "urn:xmpp:carbons:2")
                        .child(Element.named("forwarded", "urn:xmpp:forward:0")
                                .child(Element.named("message", "jabber:client")
                                        .attribute("from", BALCONY.toString())
                                        .attribute("to", PHONE.toString())
                                        .attribute("type", "chat")
                                        .attribute("{http://www.w3.org/XML/1998/namespace}lang", "en")
                                        .child(BODY)
                                        .build())
                                .build())
                        .build());
    }

    @Test
    void copiesNothingTwiceWhereOneClientWritesToAnother() {
        var message = Message.of(Message.Type.CHAT, LAPTOP, PHONE, BODY);

        assertThat(CarbonCopies.ofSent(state, message, "laptop")).isEmpty();
        assertThat(CarbonCopies.ofReceived(state, message, List.of("phone"))).isEmpty();
    }

    static Stream<Arguments> eligible() {
        return Stream.of(
                Arguments.of("chat with a body", message(Message.Type.CHAT, BODY)),
                Arguments.of("chat without a body", message(Message.Type.CHAT)),
                Arguments.of("normal with a body", message(Message.Type.NORMAL, BODY)),
                Arguments.of("receipt", message(Message.Type.NORMAL, Element.empty("received", "urn:xmpp:receipts"))),
                Arguments.of(
                        "chat state",
                        message(Message.Type.NORMAL, Element.empty("active", "http://jabber.org/protocol/chatstates"))),
                Arguments.of(
                        "marker", message(Message.Type.NORMAL, Element.empty("displayed", "urn:xmpp:chat-markers:0"))),
                Arguments.of(
                        "direct invitation", message(Message.Type.NORMAL, Element.empty("x", "jabber:x:conference"))),
                Arguments.of("mediated invitation", message(Message.Type.NORMAL, INVITE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eligible")
    void copiesConversation(String what, Message message) {
        assertThat(CarbonCopies.ofReceived(state, message, List.of("tablet")))
                .as(what)
                .hasSize(2);
        assertThat(CarbonCopies.isSentEligible(message)).as(what).isTrue();
    }

    static Stream<Arguments> notEligible() {
        return Stream.of(
                Arguments.of("normal without a body", message(Message.Type.NORMAL)),
                Arguments.of("headline", message(Message.Type.HEADLINE, BODY)),
                Arguments.of("groupchat", message(Message.Type.GROUPCHAT, BODY)),
                Arguments.of("error", message(Message.Type.ERROR, BODY)),
                Arguments.of(
                        "private", message(Message.Type.CHAT, BODY, Element.empty("private", "urn:xmpp:carbons:2"))),
                Arguments.of("no-copy", message(Message.Type.CHAT, BODY, Element.empty("no-copy", "urn:xmpp:hints"))),
                Arguments.of("a copy", message(Message.Type.CHAT, Element.empty("sent", "urn:xmpp:carbons:2"))),
                Arguments.of(
                        "what looks like a copy",
                        message(Message.Type.NORMAL, BODY, Element.empty("received", "urn:xmpp:carbons:2"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notEligible")
    void copiesNothingElse(String what, Message message) {
        assertThat(CarbonCopies.ofReceived(state, message, List.of("tablet")))
                .as(what)
                .isEmpty();
        assertThat(CarbonCopies.isSentEligible(message)).as(what).isFalse();
    }

    @Test
    void leavesPrivateMessagesOfARoomToTheRoom() {
        var message = Message.of(Message.Type.CHAT, Jid.of("ball@rooms.example/Juliet"), TABLET, BODY, OCCUPANT);

        assertThat(CarbonCopies.ofReceived(state, message, List.of("tablet"))).isEmpty();
    }
}
