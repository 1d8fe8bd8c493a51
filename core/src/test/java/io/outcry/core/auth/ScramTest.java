package io.outcry.core.auth;

import static io.outcry.core.auth.SaslPeer.ROMEO;
import static io.outcry.core.auth.SaslPeer.bytes;
import static io.outcry.core.auth.SaslPeer.condition;
import static io.outcry.core.auth.SaslPeer.context;
import static io.outcry.core.auth.SaslPeer.found;
import static io.outcry.core.auth.SaslPeer.romeo;
import static io.outcry.core.auth.SaslPeer.scram;
import static io.outcry.core.auth.SaslPeer.start;
import static io.outcry.core.auth.SaslPeer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.auth.SaslFailure.Condition;
import io.outcry.core.stream.ChannelBindings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramTest {

    /** A server that cannot bind to a channel, so that the mechanisms without -PLUS are all it has. */
    private static final SaslContext UNBOUND = context(List.of(SaslMechanism.values()), ChannelBindings.NONE, Set.of());

    @Test
    void speaksTheExampleOfRfc5802() {
        var keys =
                PasswordKeys.derive(ScramHash.SHA_1, "pencil", Octets.ofBase64("QSXCR+Q6sek8bf92"), 4096, Hashing.JDK);

        var challenge = example("3rfcNHYJY1ZVvWVs7j", SaslMechanism.SCRAM_SHA_1, "fyko+d2lbbFgONRv9qkxdawL", keys);
        var end = challenge
                .next()
                .respond(StrictText.bytes(
                        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));

        assertThat(text(challenge)).isEqualTo("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096");
        assertThat(end).isEqualTo(success(SaslMechanism.SCRAM_SHA_1, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
    }

    @Test
    void speaksTheExampleOfRfc7677() {
        var keys = PasswordKeys.derive(ScramHash.SHA_256, "pencil", SaslPeer.SALT, 4096, Hashing.JDK);

        var challenge =
                example("%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0", SaslMechanism.SCRAM_SHA_256, "rOprNGfwEbeRWgbNEkqO", keys);
        var end = challenge
                .next()
                .respond(StrictText.bytes("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));

        assertThat(text(challenge))
                .isEqualTo("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(end)
                .isEqualTo(success(SaslMechanism.SCRAM_SHA_256, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
    }

    private static SaslStep.Challenge example(
            String serverNonce, SaslMechanism mechanism, String clientNonce, ScramKeys keys) {
        var account = new Account(ROMEO, Map.of(mechanism.hash().orElseThrow(), keys), Instant.EPOCH);
        var server = SaslPeer.with(UNBOUND, SaslPeer.setup(serverNonce, Hashing.JDK, false));
        return (SaslStep.Challenge) found(mechanism, "n,,n=user,r=" + clientNonce, server, Optional.of(account));
    }

    /** The examples' user is called "user". */
    private static SaslStep success(SaslMechanism mechanism, String additional) {
        return new SaslStep.Success(
                mechanism,
                io.outcry.core.address.Jid.of("user@montague.example"),
                Optional.of(StrictText.bytes(additional)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRAM_SHA_1", "SCRAM_SHA_256", "SCRAM_SHA_512"})
    void letsInWhoKnowsThePassword(SaslMechanism mechanism) {
        var end = scram(mechanism, "n,,", new byte[0], "pencil", UNBOUND);

        assertThat(end).isInstanceOf(SaslStep.Success.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRAM_SHA_1_PLUS", "SCRAM_SHA_256_PLUS", "SCRAM_SHA_512_PLUS"})
    void bindsToEachChannelBindingThatItOffers(SaslMechanism mechanism) {
        for (var name : List.of(ChannelBindings.TLS_EXPORTER, ChannelBindings.TLS_SERVER_END_POINT)) {
            var binding = SaslPeer.BINDINGS.find(name).orElseThrow();

            var end = scram(mechanism, "p=" + name + ",,", binding, "pencil", context());

            assertThat(end).isInstanceOf(SaslStep.Success.class);
        }
    }

    @Test
    void refusesAnotherChannelsBinding() {
        var end =
                scram(SaslMechanism.SCRAM_SHA_256_PLUS, "p=tls-exporter,,", bytes("another tls"), "pencil", context());

        assertThat(condition(end)).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void refusesAWrongPassword() {
        var end = scram(SaslMechanism.SCRAM_SHA_256, "n,,", new byte[0], "pencils", UNBOUND);

        assertThat(condition(end)).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void refusesAClientFromWhichThePlusMechanismsWereHidden() {
        var step = start(SaslMechanism.SCRAM_SHA_256, "y,,n=romeo,r=x", context());

        assertThat(condition(step)).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void believesAClientThatSawNoPlusMechanismsWhereThereAreNone() {
        var end = scram(SaslMechanism.SCRAM_SHA_256, "y,,", new byte[0], "pencil", UNBOUND);

        assertThat(end).isInstanceOf(SaslStep.Success.class);
    }

    @Test
    void refusesABindingFlagThatDoesNotFitTheMechanism() {
        assertThat(condition(start(SaslMechanism.SCRAM_SHA_256, "p=tls-exporter,,n=romeo,r=x", context())))
                .isEqualTo(Condition.MALFORMED_REQUEST);
        assertThat(condition(start(SaslMechanism.SCRAM_SHA_256_PLUS, "n,,n=romeo,r=x", context())))
                .isEqualTo(Condition.MALFORMED_REQUEST);
    }

    @Test
    void refusesABindingThatWasNotOffered() {
        var step = start(SaslMechanism.SCRAM_SHA_256_PLUS, "p=tls-unique,,n=romeo,r=x", context());

        assertThat(condition(step)).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void refusesAHeaderThatChangedOnTheWay() {
        var challenge = (SaslStep.Challenge) found(
                SaslMechanism.SCRAM_SHA_256,
                "n,a=romeo@montague.example,n=romeo,r=x",
                UNBOUND,
                Optional.of(romeo(Hashing.JDK)));

        var end = challenge
                .next()
                .respond(StrictText.bytes(SaslPeer.finalMessage(
                        SaslMechanism.SCRAM_SHA_256, "n=romeo,r=x", text(challenge), bytes("n,,"), "pencil")));

        assertThat(condition(end)).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void refusesTheNonceOfAnotherExchange() {
        var challenge = (SaslStep.Challenge)
                found(SaslMechanism.SCRAM_SHA_256, "n,,n=romeo,r=x", UNBOUND, Optional.of(romeo(Hashing.JDK)));

        var end = challenge
                .next()
                .respond(StrictText.bytes(SaslPeer.proven(
                        SaslMechanism.SCRAM_SHA_256, "n=romeo,r=x", text(challenge), "c=biws,r=xanother", "pencil")));

        assertThat(condition(end)).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void actsAsTheAccountItselfAndNobodyElse() {
        assertThat(start(SaslMechanism.SCRAM_SHA_256, "n,a=romeo@montague.example,n=romeo,r=x", UNBOUND))
                .isInstanceOf(SaslStep.NeedAccount.class);
        for (var other : List.of("juliet@montague.example", "romeo@capulet.example", "romeo@montague.example/x")) {
            var step = start(SaslMechanism.SCRAM_SHA_256, "n,a=" + other + ",n=romeo,r=x", UNBOUND);

            assertThat(condition(step)).isEqualTo(Condition.INVALID_AUTHZID);
        }
    }

    @Test
    void readsCommasAndEqualsSignsInNames() {
        var step = (SaslStep.NeedAccount) start(SaslMechanism.SCRAM_SHA_256, "n,,n=ro=2Cm=3Deo,r=x", UNBOUND);

        assertThat(step.account().local()).isEqualTo("ro,m=eo");
    }

    @Test
    void mapsTheCaseOfNames() {
        var step = (SaslStep.NeedAccount) start(SaslMechanism.SCRAM_SHA_256, "n,,n=ROMEO,r=x", UNBOUND);

        assertThat(step.account()).isEqualTo(ROMEO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n",
                "n,,",
                "n,,n=romeo",
                "n,,n=romeo,r=",
                "n,,n=,r=x",
                "n,,r=x,n=romeo",
                "n,,m=must,n=romeo,r=x",
                "n,,n=ro=2cmeo,r=x",
                "n,,n=ro=meo,r=x",
                "n,a=,n=romeo,r=x",
                "n,b=romeo,n=romeo,r=x",
                "x,,n=romeo,r=x",
                "p=,,n=romeo,r=x",
                "n,,n=romeo,r=x y",
                "n,,n=romeo,r=\u00e9",
                "n,,n=romeo,r=x,",
                "n,,n=romeo,r=x,1=y"
            })
    void refusesAFirstMessageAgainstTheGrammar(String message) {
        var step = start(SaslMechanism.SCRAM_SHA_256, message, UNBOUND);

        assertThat(condition(step)).isEqualTo(Condition.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p=",
                "c=biws,p=AAAA",
                "c=biws,r=x",
                "r=x,c=biws,p=AAAA",
                "c=biw,r=x,p=AAAA",
                "c=biws,r=x,p=AAA",
                "c=biws,r=x,,p=AAAA",
                "c=biws,r=x,p=AAAA,x=y",
                "c=biws,r=x,p=A AA"
            })
    void refusesALastMessageAgainstTheGrammar(String message) {
        var challenge = (SaslStep.Challenge)
                found(SaslMechanism.SCRAM_SHA_256, "n,,n=romeo,r=x", UNBOUND, Optional.of(romeo(Hashing.JDK)));

        assertThat(condition(challenge.next().respond(StrictText.bytes(message))))
                .isEqualTo(Condition.MALFORMED_REQUEST);
    }

    @Test
    void refusesAProofOfTheWrongLength() {
        var challenge = (SaslStep.Challenge)
                found(SaslMechanism.SCRAM_SHA_256, "n,,n=romeo,r=x", UNBOUND, Optional.of(romeo(Hashing.JDK)));
        for (var proof : List.of("", "AAAA", "A".repeat(400))) {
            var end = challenge.next().respond(StrictText.bytes("c=biws,r=x" + SaslPeer.NONCE + ",p=" + proof));

            assertThat(condition(end)).isEqualTo(Condition.NOT_AUTHORIZED);
        }
    }

    @Test
    void cannotBeUsedByAnAccountWithoutKeysOfItsHash() {
        var keys = Map.of(
                ScramHash.SHA_1, PasswordKeys.derive(ScramHash.SHA_1, "pencil", SaslPeer.SALT, 4096, Hashing.JDK));
        var account = new Account(ROMEO, keys, Instant.EPOCH);

        var challenge = (SaslStep.Challenge)
                found(SaslMechanism.SCRAM_SHA_256, "n,,n=romeo,r=x", UNBOUND, Optional.of(account));
        var end = challenge
                .next()
                .respond(StrictText.bytes(SaslPeer.finalMessage(
                        SaslMechanism.SCRAM_SHA_256, "n=romeo,r=x", text(challenge), bytes("n,,"), "pencil")));

        assertThat(condition(end)).isEqualTo(Condition.NOT_AUTHORIZED);
    }
}
