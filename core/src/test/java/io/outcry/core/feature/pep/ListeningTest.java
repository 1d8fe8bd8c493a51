package io.outcry.core.feature.pep;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.stanzas;
import static io.outcry.core.feature.pep.PepPlay.NICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.caps.CapsHash;
import io.outcry.core.caps.Interests;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.Xml;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ListeningTest {

    private static final CapsHash NICKS = new CapsHash("sha-1", "nicks");
    private static final CapsHash MORE = new CapsHash("sha-1", "more");
    private static final Interests OF_NICKS = new Interests(Set.of(NICK));

    private final PepPlay play = new PepPlay();
    private final Map<CapsHash, Interests> known = new HashMap<>(Map.of(NICKS, OF_NICKS));
    private final Listening listening = play.pep.listening(hash -> Optional.ofNullable(known.get(hash)));

    @BeforeEach
    void publishNick() {
        play.publish(NICK, "current", "Romeo");
    }

    private static Presence with(Jid client, CapsHash hash) {
        var caps = Element.named("c", CapsHash.NAMESPACE)
                .attribute("hash", hash.algorithm())
                .attribute("node", "https://client.example")
                .attribute("ver", hash.ver())
                .build();
        return Presence.of(Presence.Type.AVAILABLE, client, ROMEO).with(Payload.of(caps));
    }

    private Outcome heard(Presence presence) {
        var outcome = listening.heard(play.state, presence);
        play.state = outcome.state();
        return outcome;
    }

    @Test
    void givesTheLastItemToAContactThatComes() {
        var outcome = heard(with(BALCONY, NICKS));

        assertThat(lines(outcome))
                .containsExactly("send message headline romeo@montague.example > juliet@capulet.example/balcony");
        assertThat(stanzas(outcome).getFirst().payload().find("delay", Namespaces.DELAY))
                .isPresent();
    }

    @Test
    void givesTheLastItemToAnOwnClientThatComes() {
        assertThat(lines(heard(with(LAPTOP, NICKS))))
                .containsExactly("laptop gets message headline romeo@montague.example > romeo@montague.example/laptop");
    }

    @Test
    void givesItOnceForEachComing() {
        heard(with(BALCONY, NICKS));

        assertThat(heard(with(BALCONY, NICKS)).acts()).isEmpty();
        assertThat(heard(Presence.of(Presence.Type.AVAILABLE, BALCONY, ROMEO)).acts())
                .isEmpty();
        assertThat(play.state.audience().wants(BALCONY, NICK)).isTrue();

        heard(Presence.of(Presence.Type.UNAVAILABLE, BALCONY, ROMEO));

        assertThat(play.state.audience().wants(BALCONY, NICK)).isFalse();
        assertThat(heard(with(BALCONY, NICKS)).acts()).hasSize(1);
    }

    @Test
    void givesWhatAClientNewlyWants() {
        play.publish("urn:more", "1", "x");
        known.put(MORE, new Interests(Set.of(NICK, "urn:more")));
        heard(with(BALCONY, NICKS));

        var outcome = heard(with(BALCONY, MORE));

        assertThat(PepPlay.event(outcome).attributes()).containsEntry("node", "urn:more");
        assertThat(outcome.acts()).hasSize(1);
    }

    @Test
    void readsALastItemThatIsNotAtHand() {
        play.publish(NICK, "current", "R".repeat(200));

        assertThat(lines(heard(with(BALCONY, NICKS))))
                .containsExactly("fetch http://jabber.org/protocol/nick [current]");
    }

    @Test
    void givesNothingThatTheOwnerKeepsToItself() {
        play.configure(NICK, "access_model=whitelist");

        assertThat(heard(with(BALCONY, NICKS)).acts()).isEmpty();
        assertThat(heard(with(LAPTOP, NICKS)).acts()).hasSize(1);
    }

    @Test
    void givesNothingWhereTheOwnerWantsThat() {
        play.configure(NICK, "send_last_published_item=on_sub");

        assertThat(heard(with(BALCONY, NICKS)).acts()).isEmpty();
    }

    @Test
    void givesWhatItMissedToAContactThatIsLetIn() {
        var benvolio = Jid.of("benvolio@montague.example");
        heard(with(benvolio.withResource("street"), NICKS));
        var contact = play.state.contacts().get(benvolio);
        var after = play.state.with(contact.withSubscription(Subscription.BOTH), 2);

        assertThat(lines(listening.letIn(play.state, after, benvolio)))
                .containsExactly("send message headline romeo@montague.example > benvolio@montague.example/street");
        assertThat(listening.letIn(after, after, benvolio).acts()).isEmpty();
    }

    @Test
    void knowsNoStrangers() {
        var tybalt = Jid.of("tybalt@capulet.example/sword");

        assertThat(heard(with(tybalt, NICKS)).acts()).isEmpty();
        assertThat(heard(with(tybalt, MORE)).acts()).isEmpty();
        assertThat(play.state.audience().size()).isZero();
    }

    @Test
    void remembersSoManyClientsAndAlwaysItsOwn() {
        for (var resource : new String[] {"a", "b", "c", "d"}) {
            heard(with(JULIET.withResource(resource), NICKS));
        }

        assertThat(heard(with(NURSE.withResource("kitchen"), NICKS)).acts()).isEmpty();
        assertThat(heard(with(PHONE, NICKS)).acts()).hasSize(1);
    }

    @Nested
    class Unknown {

        private static final String DISCO = "http://jabber.org/protocol/disco#info";

        /** What a client answers, and its hash. */
        private static final String ANSWER = "<query xmlns='" + DISCO + "'><identity category='client' type='pc'/>"
                + "<feature var='" + DISCO + "'/><feature var='" + NICK + "+notify'/></query>";

        private static final CapsHash HASH = new CapsHash("sha-1", "5YAeyuoNjl0IrivwNxQw98q+KLk=");

        private Optional<Outcome> answered(Iq.Type type, Jid from, String id, String payload) {
            var iq = Iq.of(type, from, ROMEO, id, Xml.of(payload));
            var outcome = Pep.answered(play.state, iq, listening);
            outcome.ifPresent(found -> play.state = found.state());
            return outcome;
        }

        @Test
        void isFoundOutFromTheClient() {
            assertThat(lines(heard(with(BALCONY, HASH))))
                    .containsExactly("learn " + HASH.ver() + " of juliet@capulet.example/balcony");

            var outcome = answered(Iq.Type.RESULT, BALCONY, "caps:" + HASH.ver(), ANSWER);

            assertThat(lines(outcome.orElseThrow()))
                    .containsExactly(
                            "learned " + HASH.ver() + " Optional[" + OF_NICKS + "]",
                            "send message headline romeo@montague.example > juliet@capulet.example/balcony");
        }

        @Test
        void isAskedForByNodeAndHash() {
            var annotation = CapsHash.of(with(BALCONY, HASH)).orElseThrow();

            var query = CapsQuery.of(ROMEO, BALCONY, annotation);

            assertThat(query.to()).contains(BALCONY);
            assertThat(query.from()).contains(ROMEO);
            assertThat(query.payload().elements().getFirst().attributes())
                    .containsEntry("node", "https://client.example#" + HASH.ver());
        }

        @Test
        void countsForOneClientWhereItIsNotWhatTheHashPromised() {
            heard(with(BALCONY, MORE));

            var outcome = answered(Iq.Type.RESULT, BALCONY, "caps:more", ANSWER);

            assertThat(lines(outcome.orElseThrow())).first().isEqualTo("learned more Optional.empty");
            assertThat(play.state.audience().wants(BALCONY, NICK)).isTrue();
        }

        @Test
        void remainsUnknownWhereTheAnswerIsIllFormed() {
            heard(with(BALCONY, HASH));
            var twice = ANSWER.replace("</query>", "<feature var='" + DISCO + "'/></query>");

            var outcome = answered(Iq.Type.RESULT, BALCONY, "caps:" + HASH.ver(), twice);

            assertThat(lines(outcome.orElseThrow())).containsExactly("learned " + HASH.ver() + " Optional.empty");
            assertThat(play.state.audience().wants(BALCONY, NICK)).isFalse();
        }

        @Test
        void remainsUnknownWhereTheClientRefuses() {
            heard(with(BALCONY, HASH));
            var refusal = Iq.of(Iq.Type.GET, ROMEO, BALCONY, "caps:" + HASH.ver())
                    .bounce(StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE));

            var outcome = Pep.answered(play.state, refusal, listening).orElseThrow();

            assertThat(lines(outcome)).containsExactly("learned " + HASH.ver() + " Optional.empty");
        }

        @Test
        void isNotAnsweredBySomebodyElseOrTwice() {
            heard(with(BALCONY, HASH));

            assertThat(answered(Iq.Type.RESULT, JULIET.withResource("garden"), "caps:" + HASH.ver(), ANSWER))
                    .isEmpty();
            assertThat(answered(Iq.Type.RESULT, BALCONY, "other", ANSWER)).isEmpty();
            assertThat(answered(Iq.Type.RESULT, BALCONY, "caps:" + HASH.ver(), ANSWER))
                    .isPresent();
            assertThat(answered(Iq.Type.RESULT, BALCONY, "caps:" + HASH.ver(), ANSWER))
                    .isEmpty();
        }

        @Test
        void isLearnedFromOthers() {
            heard(with(BALCONY, MORE));

            assertThat(lines(listening.learned(play.state, BALCONY, MORE, OF_NICKS)))
                    .hasSize(1);
            assertThat(listening.learned(play.state, BALCONY, NICKS, OF_NICKS).acts())
                    .isEmpty();
            assertThat(listening.learned(play.state, PHONE, MORE, OF_NICKS).acts())
                    .isEmpty();
        }

        @Test
        void isAskedForAnewWhereOthersGotNoAnswer() {
            heard(with(BALCONY, MORE));

            assertThat(lines(listening.notLearned(play.state, BALCONY, MORE)))
                    .containsExactly("learn more of juliet@capulet.example/balcony");
            assertThat(listening.notLearned(play.state, BALCONY, NICKS).acts()).isEmpty();
        }
    }

    @Test
    void looksOverAnnotationsThatCannotBeVerified() {
        for (var broken : new String[] {
            "<c xmlns='http://jabber.org/protocol/caps' node='n' ver='v'/>",
            "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' ver='v'/>",
            "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='n'/>",
            "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='n' ver='" + "v".repeat(300) + "'/>",
            "<c xmlns='urn:other' hash='sha-1' node='n' ver='v'/>",
        }) {
            var presence = Presence.of(Presence.Type.AVAILABLE, BALCONY, ROMEO).with(Payload.of(Xml.of(broken)));

            assertThat(heard(presence).acts()).as(broken).isEmpty();
        }
    }
}
