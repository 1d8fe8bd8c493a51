package io.outcry.core.auth;

import static io.outcry.core.auth.SaslPeer.ROMEO;
import static io.outcry.core.auth.SaslPeer.condition;
import static io.outcry.core.auth.SaslPeer.context;
import static io.outcry.core.auth.SaslPeer.found;
import static io.outcry.core.auth.SaslPeer.romeo;
import static io.outcry.core.auth.SaslPeer.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.SaslFailure.Condition;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaslExchangeTest {

    private static final Jid NURSE = Jid.of("nurse@montague.example");

    @Test
    void plainLetsInWhoKnowsThePassword() {
        var end = found(SaslMechanism.PLAIN, "\0romeo\0pencil", context(), Optional.of(romeo(Hashing.JDK)));

        assertThat(end).isEqualTo(new SaslStep.Success(SaslMechanism.PLAIN, ROMEO, Optional.empty()));
    }

    @Test
    void plainActsAsTheAccountItselfAndNobodyElse() {
        assertThat(start(SaslMechanism.PLAIN, "romeo@montague.example\0romeo\0pencil", context()))
                .isInstanceOf(SaslStep.NeedAccount.class);
        assertThat(condition(start(SaslMechanism.PLAIN, "nurse@montague.example\0romeo\0pencil", context())))
                .isEqualTo(Condition.INVALID_AUTHZID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "romeo", "romeo\0pencil", "\0\0pencil", "\0romeo\0", "\0romeo\0pencil\0", "\0\0\0\0"})
    void plainRefusesWhatIsNotThreeParts(String message) {
        assertThat(condition(start(SaslMechanism.PLAIN, message, context()))).isEqualTo(Condition.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"montague.example/x", "x@capulet.example", "ro meo", "a/b", "\u0001"})
    void aNameThatNobodyCanHaveIsRefusedAsEveryWrongNameIs(String name) {
        assertThat(condition(start(SaslMechanism.PLAIN, "\0" + name + "\0pencil", context())))
                .isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(condition(start(SaslMechanism.SCRAM_SHA_256, "n,,n=" + name + ",r=x", context())))
                .isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        var bytes = Octets.of(new byte[] {0, (byte) 0xc0, (byte) 0x80, 0, 'x'});
        for (var mechanism : List.of(SaslMechanism.PLAIN, SaslMechanism.SCRAM_SHA_1, SaslMechanism.EXTERNAL)) {
            var step = SaslExchange.start(mechanism.wireName(), Optional.of(bytes), certified(ROMEO));

            assertThat(condition(step)).isEqualTo(Condition.MALFORMED_REQUEST);
        }
    }

    @Test
    void externalTakesTheOnlyAccountOfTheCertificate() {
        var end = found(SaslMechanism.EXTERNAL, "", certified(ROMEO), Optional.of(romeo(Hashing.JDK)));

        assertThat(end).isEqualTo(new SaslStep.Success(SaslMechanism.EXTERNAL, ROMEO, Optional.empty()));
    }

    @Test
    void externalTakesTheNamedOneOfSeveralAccounts() {
        var server = certified(ROMEO, NURSE);

        assertThat(condition(start(SaslMechanism.EXTERNAL, "", server))).isEqualTo(Condition.INVALID_AUTHZID);
        assertThat(((SaslStep.NeedAccount) start(SaslMechanism.EXTERNAL, NURSE.toString(), server)).account())
                .isEqualTo(NURSE);
    }

    @Test
    void externalRefusesWhomTheCertificateDoesNotName() {
        assertThat(condition(start(SaslMechanism.EXTERNAL, NURSE.toString(), certified(ROMEO))))
                .isEqualTo(Condition.INVALID_AUTHZID);
        assertThat(condition(start(SaslMechanism.EXTERNAL, "", certified(Jid.of("romeo@capulet.example")))))
                .isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(condition(found(SaslMechanism.EXTERNAL, "", certified(ROMEO), Optional.empty())))
                .isEqualTo(Condition.NOT_AUTHORIZED);
    }

    private static SaslContext certified(Jid... accounts) {
        return context(List.of(SaslMechanism.values()), SaslPeer.BINDINGS, Set.of(accounts));
    }

    @Test
    void nothingIsJudgedBeforeTls() {
        var clear = new SaslContext(
                "montague.example",
                false,
                SaslPeer.BINDINGS,
                context().offer(),
                false,
                Set.of(),
                context().setup());

        assertThat(condition(start(SaslMechanism.PLAIN, "\0romeo\0pencil", clear)))
                .isEqualTo(Condition.ENCRYPTION_REQUIRED);
    }

    @Test
    void refusesMechanismsThatAreNotOffered() {
        var strong = context(List.of(SaslMechanism.SCRAM_SHA_256), SaslPeer.BINDINGS, Set.of());

        assertThat(condition(start(SaslMechanism.PLAIN, "\0romeo\0pencil", strong)))
                .isEqualTo(Condition.MECHANISM_TOO_WEAK);
        assertThat(condition(SaslExchange.start("DIGEST-MD5", Optional.empty(), strong)))
                .isEqualTo(Condition.INVALID_MECHANISM);
        assertThat(condition(SaslExchange.start("scram-sha-256", Optional.empty(), strong)))
                .isEqualTo(Condition.INVALID_MECHANISM);
    }

    @Test
    void asksWithAnEmptyChallengeWhereTheClientSaidNothing() {
        var challenge = (SaslStep.Challenge) SaslExchange.start("PLAIN", Optional.empty(), context());

        assertThat(SaslAnswer.challenge(challenge).text()).isEqualTo("=");
        assertThat(challenge.next().respond(StrictText.bytes("\0romeo\0pencil")))
                .isInstanceOf(SaslStep.NeedAccount.class);
    }

    @Test
    void anExchangeHasOneOrder() {
        var waiting = (SaslStep.Challenge) SaslExchange.start("PLAIN", Optional.empty(), context());
        var begin = new SaslRequest.Begin("PLAIN", Optional.empty());
        var respond = new SaslRequest.Respond(StrictText.bytes("\0romeo\0pencil"));

        assertThat(condition(SaslExchange.receive(respond, Optional.empty(), context())))
                .isEqualTo(Condition.MALFORMED_REQUEST);
        assertThat(condition(SaslExchange.receive(begin, Optional.of(waiting.next()), context())))
                .isEqualTo(Condition.MALFORMED_REQUEST);
        assertThat(condition(SaslExchange.receive(new SaslRequest.Abort(), Optional.of(waiting.next()), context())))
                .isEqualTo(Condition.ABORTED);
        assertThat(SaslExchange.receive(respond, Optional.of(waiting.next()), context()))
                .isInstanceOf(SaslStep.NeedAccount.class);
    }

    @Test
    void readsTheClientsElements() {
        assertThat(SaslRequest.read(auth("PLAIN", ""))).isEqualTo(new SaslRequest.Begin("PLAIN", Optional.empty()));
        assertThat(SaslRequest.read(auth("PLAIN", "=")))
                .isEqualTo(new SaslRequest.Begin("PLAIN", Optional.of(StrictText.bytes(""))));
        assertThat(SaslRequest.read(auth("PLAIN", "AHg=")))
                .isEqualTo(new SaslRequest.Begin("PLAIN", Optional.of(StrictText.bytes("\0x"))));
        assertThat(SaslRequest.read(Element.empty("response", Namespaces.SASL)))
                .isEqualTo(new SaslRequest.Respond(StrictText.bytes("")));
        assertThat(SaslRequest.read(Element.empty("abort", Namespaces.SASL))).isEqualTo(new SaslRequest.Abort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AHg", "AHg==", "AHh=", " AHg=", "AHg=\n", "A===", "==", "ÄÖ==", "AH-_"})
    void refusesWhatIsNotTheOneBase64FormOfSomeBytes(String content) {
        assertThat(condition(
                        SaslExchange.receive(SaslRequest.read(auth("PLAIN", content)), Optional.empty(), context())))
                .isEqualTo(Condition.INCORRECT_ENCODING);
    }

    @Test
    void refusesElementsThatAreNoRequest() {
        var nested = Element.named("auth", Namespaces.SASL)
                .child(Element.empty("x", "y"))
                .build();

        assertThat(SaslRequest.read(nested)).isInstanceOf(SaslRequest.Unreadable.class);
        assertThat(SaslRequest.read(Element.empty("success", Namespaces.SASL)))
                .isInstanceOf(SaslRequest.Unreadable.class);
        assertThat(SaslRequest.read(Element.empty("auth", Namespaces.SASL)))
                .isEqualTo(new SaslRequest.Unreadable(SaslFailure.of(Condition.INVALID_MECHANISM)));
    }

    private static Element auth(String mechanism, String content) {
        return Element.named("auth", Namespaces.SASL)
                .attribute("mechanism", mechanism)
                .text(content)
                .build();
    }

    @Test
    void tellsAFailureByItsConditionAndText() {
        var element = SaslFailure.of(Condition.TEMPORARY_AUTH_FAILURE, "Later.").element();

        assertThat(element.child("temporary-auth-failure", Namespaces.SASL)).isPresent();
        assertThat(element.child("text", Namespaces.SASL).map(Element::text)).contains("Later.");
    }

    @Test
    void printsNoPassword() {
        var step = start(SaslMechanism.PLAIN, "\0romeo\0pencil", context());

        assertThat(step.toString()).doesNotContain("pencil");
        assertThat(SaslRequest.read(auth("PLAIN", "AHg=")).toString()).doesNotContain("AHg");
    }

    @Test
    void hasADirectoryCheckThePassword() {
        var step = start(SaslMechanism.PLAIN, "\0romeo\0pencil", ofDirectory());

        assertThat(step).isInstanceOfSatisfying(SaslStep.NeedCheck.class, need -> {
            assertThat(need.account()).isEqualTo(SaslPeer.ROMEO);
            assertThat(need.password()).isEqualTo(StrictText.bytes("pencil"));
            assertThat(need.next().checked(true))
                    .isEqualTo(new SaslStep.Success(SaslMechanism.PLAIN, SaslPeer.ROMEO, Optional.empty()));
            assertThat(condition(need.next().checked(false))).isEqualTo(Condition.NOT_AUTHORIZED);
            assertThat(need.toString()).doesNotContain("pencil");
        });
    }

    @Test
    void asksNoDirectoryForAnEmptyPassword() {
        assertThat(condition(start(SaslMechanism.PLAIN, "\0romeo\0", ofDirectory())))
                .isEqualTo(Condition.MALFORMED_REQUEST);
    }

    private static SaslContext ofDirectory() {
        var plain = SaslOffer.of(List.of(SaslMechanism.PLAIN), true, SaslPeer.BINDINGS, false);
        return new SaslContext(
                "montague.example",
                true,
                SaslPeer.BINDINGS,
                plain,
                true,
                Set.of(),
                context().setup());
    }
}
