package io.outcry.core.feature.blocking;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.LIMITS;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.available;
import static io.outcry.core.contact.Verona.chat;
import static io.outcry.core.contact.Verona.contact;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockChange;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.feature.AccountRules;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Pipeline;
import io.outcry.core.feature.Verdict;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockingTest {

    private static final String BLOCKING = "urn:xmpp:blocking";

    /** Juliet and the nurse see Romeo's presence, and he sees Juliet's; two clients, of which the phone knows the list. */
    private final UserState state = romeo(contact(JULIET, Subscription.BOTH), contact(NURSE, Subscription.FROM))
            .with(available(PHONE, 0).withBlockList())
            .with(available(LAPTOP, 0));

    private static Outcome ask(UserState state, Iq.Type type, Jid from, String what, String... jids) {
        var items = Arrays.stream(jids)
                .map(jid ->
                        Element.named("item", BLOCKING).attribute("jid", jid).build())
                .toList();
        var request = Iq.of(
                type,
                from,
                ROMEO,
                "1",
                Element.named(what, BLOCKING).children(items).build());
        var rules = AccountRules.of(List.of(new Blocking(LIMITS)));
        return rules.find(request).orElseThrow().decide(state, request, NOW);
    }

    private static UserState blocking(UserState state, Jid... jids) {
        return state.with(BlockChange.blocking(Set.of(jids)));
    }

    @Nested
    class Commands {

        @Test
        void showTheListAndTellOfItsChangesFromThenOn() {
            var outcome = ask(blocking(state, NURSE, JULIET), Iq.Type.GET, LAPTOP, "blocklist");

            assertThat(lines(outcome)).containsExactly("laptop gets result");
            assertThat(Verona.stanzas(outcome)
                            .getFirst()
                            .payload()
                            .elements()
                            .getFirst()
                            .children())
                    .extracting(item -> item.attributeOr("jid", ""))
                    .containsExactly("juliet@capulet.example", "nurse@capulet.example");
            assertThat(outcome.state().sessions().find("laptop").orElseThrow().hasBlockList())
                    .isTrue();
        }

        @Test
        void blockBeforeAnybodyHearsOfIt() {
            var outcome = ask(state, Iq.Type.SET, LAPTOP, "block", "juliet@capulet.example");

            assertThat(lines(outcome))
                    .containsExactly(
                            "save blocks +[juliet@capulet.example] -[]",
                            "phone gets push juliet@capulet.example ?",
                            "laptop gets result",
                            "send unavailable romeo@montague.example/phone > juliet@capulet.example",
                            "send unavailable romeo@montague.example/laptop > juliet@capulet.example");
            assertThat(outcome.state().blocked().blocks(BALCONY)).isTrue();
        }

        @Test
        void sayFarewellToWhoWasShownPresenceDirectly() {
            var directed = romeo().with(available(PHONE, 0).directedTo(BALCONY));

            var outcome = ask(directed, Iq.Type.SET, PHONE, "block", "capulet.example");

            assertThat(lines(outcome))
                    .contains("send unavailable romeo@montague.example/phone > juliet@capulet.example/balcony");
        }

        @Test
        void unblockAndShowPresenceAgain() {
            var outcome = ask(blocking(state, JULIET), Iq.Type.SET, LAPTOP, "unblock", "juliet@capulet.example");

            assertThat(lines(outcome))
                    .containsExactly(
                            "save blocks +[] -[juliet@capulet.example]",
                            "phone gets push juliet@capulet.example ?",
                            "laptop gets result",
                            "send available romeo@montague.example/phone > juliet@capulet.example",
                            "send probe romeo@montague.example/phone > juliet@capulet.example",
                            "send available romeo@montague.example/laptop > juliet@capulet.example",
                            "send probe romeo@montague.example/laptop > juliet@capulet.example");
            assertThat(outcome.state().blocked()).isEqualTo(BlockList.EMPTY);
        }

        @Test
        void showNoPresenceWhileTheDomainIsStillBlocked() {
            var blocked = blocking(state, JULIET, Jid.ofDomain("capulet.example"));

            var outcome = ask(blocked, Iq.Type.SET, LAPTOP, "unblock", "juliet@capulet.example");

            assertThat(lines(outcome)).noneMatch(line -> line.startsWith("send"));
        }

        @Test
        void unblockEverybodyWhereNobodyIsNamed() {
            var alone = blocking(romeo().with(available(LAPTOP, 0)), JULIET, NURSE);

            var outcome = ask(alone, Iq.Type.SET, LAPTOP, "unblock");

            assertThat(outcome.state().blocked()).isEqualTo(BlockList.EMPTY);
            assertThat(lines(outcome)).last().isEqualTo("laptop gets result");
        }

        @Test
        void saveNothingWhereNothingChanges() {
            var outcome = ask(blocking(state, JULIET), Iq.Type.SET, LAPTOP, "block", "juliet@capulet.example");

            assertThat(lines(outcome))
                    .containsExactly("phone gets push juliet@capulet.example ?", "laptop gets result");
        }

        @Test
        void areRefusedWithoutAnybody() {
            assertThat(lines(ask(state, Iq.Type.SET, PHONE, "block"))).containsExactly("phone gets error bad-request");
        }

        @Test
        void areRefusedForWhatIsNoAddress() {
            assertThat(lines(ask(state, Iq.Type.SET, PHONE, "block", "@")))
                    .containsExactly("phone gets error jid-malformed");
            assertThat(lines(ask(state, Iq.Type.SET, PHONE, "unblock", "@")))
                    .containsExactly("phone gets error jid-malformed");
        }

        @Test
        void areRefusedForAnAddressThatNoStoreTakes() {
            var tooLong = "juliet@capulet.example/" + "j".repeat(BlockList.MAX_ADDRESS_CHARS);

            assertThat(lines(ask(state, Iq.Type.SET, PHONE, "block", tooLong)))
                    .containsExactly("phone gets error not-acceptable");
        }

        @Test
        void areRefusedBeyondTheLimit() {
            var outcome =
                    ask(state, Iq.Type.SET, PHONE, "block", "a@capulet.example", "b@capulet.example", "c.example");

            assertThat(lines(outcome)).containsExactly("phone gets error resource-constraint");
            assertThat(outcome.state()).isEqualTo(state);
        }

        @ParameterizedTest
        @ValueSource(strings = {"romeo@montague.example", "romeo@montague.example/laptop", "montague.example"})
        void neverCutTheAccountOffFromItself(String needed) {
            assertThat(lines(ask(state, Iq.Type.SET, PHONE, "block", needed)))
                    .containsExactly("phone gets error not-allowed");
        }

        @Test
        void areTheOwnersAlone() {
            for (var what : List.of("blocklist", "block", "unblock")) {
                var outcome = ask(state, Iq.Type.SET, BALCONY, what, "nurse@capulet.example");

                assertThat(lines(outcome)).as(what).containsExactly("send error forbidden");
                assertThat(outcome.state()).as(what).isEqualTo(state);
            }
        }

        @Test
        void areAskedForAndSetAsTheyAre() {
            assertThat(lines(ask(state, Iq.Type.SET, PHONE, "blocklist")))
                    .containsExactly("phone gets error not-allowed");
            assertThat(lines(ask(state, Iq.Type.GET, PHONE, "block", "nurse@capulet.example")))
                    .containsExactly("phone gets error not-allowed");
        }
    }

    @Nested
    class Stanzas {

        private final Facts facts = new Facts(ROMEO, NOW, new BlockList(Set.of(JULIET)), Contacts.EMPTY);

        private Verdict out(Stanza stanza) {
            return Pipeline.onSend(List.of(new Blocking(LIMITS))).apply(stanza, facts);
        }

        private Verdict in(Stanza stanza) {
            return Pipeline.onReceive(List.of(new Blocking(LIMITS))).apply(stanza, facts);
        }

        static Stream<Stanza> toJuliet() {
            return Stream.of(
                    Message.of(Message.Type.CHAT, PHONE, BALCONY),
                    Presence.of(Presence.Type.AVAILABLE, PHONE, JULIET),
                    Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET),
                    Iq.of(Iq.Type.GET, PHONE, BALCONY, "1"));
        }

        @ParameterizedTest
        @MethodSource("toJuliet")
        void doNotGoOutToWhoIsBlocked(Stanza stanza) {
            assertThat(out(stanza)).isInstanceOfSatisfying(Verdict.Bounce.class, bounce -> {
                assertThat(bounce.error().condition()).isEqualTo(Condition.NOT_ACCEPTABLE);
                assertThat(bounce.error().details())
                        .containsExactly(Element.empty("blocked", "urn:xmpp:blocking:errors"));
            });
        }

        @Test
        void goOutToEverybodyElse() {
            var stanza = Message.of(Message.Type.CHAT, PHONE, NURSE);

            assertThat(out(stanza)).isEqualTo(Verdict.pass(stanza));
        }

        @Test
        void comeInFromEverybodyElse() {
            var stanza = Message.of(Message.Type.CHAT, NURSE, ROMEO);

            assertThat(in(stanza)).isEqualTo(Verdict.pass(stanza));
        }

        @Test
        void looksOfflineToWhoIsBlocked() {
            assertThat(in(chat(ROMEO)))
                    .isInstanceOfSatisfying(
                            Verdict.Bounce.class,
                            bounce -> assertThat(bounce.error().condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE));
            assertThat(in(Iq.of(Iq.Type.GET, BALCONY, ROMEO, "1"))).isInstanceOf(Verdict.Bounce.class);
        }

        static Stream<Stanza> notAnswered() {
            return Stream.of(
                    Presence.of(Presence.Type.AVAILABLE, BALCONY, ROMEO),
                    Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO),
                    Presence.of(Presence.Type.PROBE, BALCONY, ROMEO),
                    Message.of(Message.Type.ERROR, BALCONY, ROMEO),
                    Iq.of(Iq.Type.RESULT, BALCONY, PHONE, "1"),
                    Iq.of(Iq.Type.ERROR, BALCONY, PHONE, "1"));
        }

        @ParameterizedTest
        @MethodSource("notAnswered")
        void areDroppedWhereNoAnswerIsDue(Stanza stanza) {
            assertThat(in(stanza)).isInstanceOf(Verdict.Drop.class);
        }
    }
}
