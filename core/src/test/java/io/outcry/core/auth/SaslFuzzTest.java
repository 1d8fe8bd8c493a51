package io.outcry.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No bytes make the server throw, and none let in who does not know the password. */
class SaslFuzzTest {

    private static final List<SaslMechanism> MECHANISMS = List.of(SaslMechanism.values());

    private static final SaslContext SERVER = SaslPeer.context(MECHANISMS, SaslPeer.BINDINGS, Set.of());

    private static final Account ROMEO = SaslPeer.romeo(Hashing.JDK);

    /** What a message is made of, so that random ones come far. */
    private static final List<String> PIECES = List.of(
            "n,,",
            "y,,",
            "p=tls-exporter,,",
            "n=romeo",
            ",r=x",
            ",",
            "=",
            "a=",
            "c=biws",
            ",p=",
            "AAAA",
            "\0",
            "m=",
            "=2C",
            "romeo",
            "pencil",
            "\u00e9",
            "\ud83d\ude00");

    @FuzzTest(maxDuration = "30s")
    void answersWhateverComes(byte[] bytes) {
        exchange(bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void readsWhateverElementComes(byte[] bytes) {
        element(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void answersWhateverIsMadeOfPieces() {
        var random = new Random(20260101);
        for (var i = 0; i < 1_000; i++) {
            var text = new StringBuilder().append((char) ('0' + random.nextInt(8)));
            random.ints(random.nextInt(12), 0, PIECES.size()).forEach(piece -> text.append(PIECES.get(piece)));

            exchange(text.toString().getBytes(StandardCharsets.UTF_8));
            element(text.toString());
        }
    }

    /** The first byte picks the mechanism, a newline ends the first message. */
    private static void exchange(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        var mechanism = MECHANISMS.get(Math.floorMod(bytes[0], MECHANISMS.size()));
        var end = 1;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        var first = Octets.of(Arrays.copyOfRange(bytes, 1, end));
        var step = SaslExchange.start(mechanism.wireName(), Optional.of(first), SERVER);
        if (step instanceof SaslStep.NeedAccount need && !need.next().isExpensive()) {
            step = need.next().found(Optional.of(ROMEO));
        }
        if (step instanceof SaslStep.Challenge challenge) {
            step = challenge.next().respond(Octets.of(Arrays.copyOfRange(bytes, end, bytes.length)));
        }
        assertThat(step).isNotInstanceOf(SaslStep.Success.class);
    }

    private static void element(String content) {
        for (var name : List.of("auth", "response", "abort", "x")) {
            var element = Element.named(name, Namespaces.SASL)
                    .attribute("mechanism", "PLAIN")
                    .text(content)
                    .build();

            assertThat(SaslExchange.receive(SaslRequest.read(element), Optional.empty(), SERVER))
                    .isNotInstanceOf(SaslStep.Success.class);
        }
    }
}
