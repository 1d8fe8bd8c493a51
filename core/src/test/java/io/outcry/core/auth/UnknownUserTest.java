package io.outcry.core.auth;

import static io.outcry.core.auth.SaslPeer.bytes;
import static io.outcry.core.auth.SaslPeer.found;
import static io.outcry.core.auth.SaslPeer.romeo;
import static io.outcry.core.auth.SaslPeer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody finds out by asking whether an account exists: the same answers for the same work. */
class UnknownUserTest {

    /** Writes down what was computed. */
    private record Counting(List<String> computed) implements Hashing {

        @Override
        public byte[] digest(ScramHash hash, byte[] input) {
            computed.add("digest " + hash);
            return JDK.digest(hash, input);
        }

        @Override
        public byte[] hmac(ScramHash hash, byte[] key, byte[] input) {
            computed.add("hmac " + hash);
            return JDK.hmac(hash, key, input);
        }

        @Override
        public byte[] pbkdf2(ScramHash hash, String password, byte[] salt, int iterations) {
            computed.add("pbkdf2 " + hash + " " + iterations + " over " + salt.length);
            return JDK.pbkdf2(hash, password, salt, iterations);
        }
    }

    private record Seen(SaslStep end, String challengeShape, List<String> computed) {}

    @ParameterizedTest
    @EnumSource(names = {"SCRAM_SHA_1_PLUS", "SCRAM_SHA_256_PLUS", "SCRAM_SHA_512_PLUS"})
    void looksLikeAWrongPasswordToScram(SaslMechanism mechanism) {
        var known = scram(mechanism, Optional.of(romeo(Hashing.JDK)));
        var unknown = scram(mechanism, Optional.empty());

        assertThat(unknown).isEqualTo(known);
        assertThat(unknown.end()).isEqualTo(SaslStep.fail(SaslFailure.Condition.NOT_AUTHORIZED));
    }

    private static Seen scram(SaslMechanism mechanism, Optional<Account> account) {
        var counting = new Counting(new ArrayList<>());
        var server = SaslPeer.with(SaslPeer.context(), SaslPeer.setup(SaslPeer.NONCE, counting, true));
        var header = "p=tls-exporter,,";
        var challenge = (SaslStep.Challenge) found(mechanism, header + "n=romeo,r=x", server, account);
        var binding = SaslPeer.bound(header, bytes("exported by tls"));
        var end = challenge
                .next()
                .respond(StrictText.bytes(
                        SaslPeer.finalMessage(mechanism, "n=romeo,r=x", text(challenge), binding, "wrong")));
        return new Seen(end, text(challenge).replaceAll(",s=[^,]{24},", ",s=…,"), counting.computed());
    }

    @Test
    void looksLikeAWrongPasswordToPlain() {
        var known = plain(Optional.of(romeo(Hashing.JDK)));
        var unknown = plain(Optional.empty());

        assertThat(unknown).isEqualTo(known);
        assertThat(unknown.end()).isEqualTo(SaslStep.fail(SaslFailure.Condition.NOT_AUTHORIZED));
        assertThat(unknown.computed()).contains("pbkdf2 SHA_512 4096 over 16");
    }

    private static Seen plain(Optional<Account> account) {
        var counting = new Counting(new ArrayList<>());
        var server = SaslPeer.with(SaslPeer.context(), SaslPeer.setup(SaslPeer.NONCE, counting, true));
        var end = found(SaslMechanism.PLAIN, "\0romeo\0wrong", server, account);
        return new Seen(end, "", counting.computed());
    }

    @Test
    void hasTheSameSaltEachTimeAndAnotherThanEveryoneElse() {
        var first = salt("nobody");
        var again = salt("nobody");
        var other = salt("nobody2");

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    private static String salt(String name) {
        var challenge = (SaslStep.Challenge)
                found(SaslMechanism.SCRAM_SHA_256, "n,,n=" + name + ",r=x", SaslPeer.context(), Optional.empty());
        return text(challenge).split(",", -1)[1];
    }

    @Test
    void onlyPlainIsExpensive() {
        var plain = (SaslStep.NeedAccount) SaslPeer.start(SaslMechanism.PLAIN, "\0romeo\0x", SaslPeer.context());
        var scram =
                (SaslStep.NeedAccount) SaslPeer.start(SaslMechanism.SCRAM_SHA_1, "n,,n=romeo,r=x", SaslPeer.context());

        assertThat(plain.next().isExpensive()).isTrue();
        assertThat(scram.next().isExpensive()).isFalse();
    }
}
