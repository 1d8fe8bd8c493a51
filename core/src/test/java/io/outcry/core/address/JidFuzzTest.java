package io.outcry.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rocks.xmpp.precis.PrecisProfiles;

/** Whatever text comes: an address or {@link JidFormatException}, and an address is its own address. */
class JidFuzzTest {

    private static final List<String> PIECES = List.of(
            "@",
            "/",
            ".",
            "-",
            "[",
            "]",
            ":",
            "a",
            "Z",
            "9",
            "_",
            "xn--",
            "\u03c0",
            "\u03a3",
            "\u00df",
            "\u0130",
            "\u212a",
            "\u2163",
            "\uff21",
            "\u3002",
            "e\u0301",
            "\u05d0",
            "\u0660",
            "\u200d",
            "\ud83d\ude00",
            "\ud800",
            " ",
            "\u00a0",
            "\u1e9e",
            "\u0345",
            "\u1f80",
            "\u00ad",
            "example");

    @FuzzTest(maxDuration = "30s")
    void readsWhateverComes(byte[] bytes) {
        check(new String(bytes, StandardCharsets.UTF_8));
        check(new String(bytes, StandardCharsets.UTF_16));
    }

    @Test
    void readsWhateverIsMadeOfPieces() {
        var random = new Random(7622);
        for (var i = 0; i < 2_000; i++) {
            check(random.ints(1 + random.nextInt(10), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining()));
        }
    }

    private static void check(String text) {
        Jid.find(text).ifPresent(jid -> {
            assertThat(Jid.find(jid.toString())).as("%s", jid).contains(jid);
            assertThat(jid.domain()).isNotEmpty();
            assertThat(jid.local()).doesNotContain("@", "/");
            assertThat(jid.domain()).doesNotContain("@", "/");
        });
    }

    /** The short way of plain ASCII and the long way of everything else agree. */
    @Test
    void theShortWayGivesWhatTheLongWayGives() {
        var random = new Random(8265);
        for (var i = 0; i < 2_000; i++) {
            var part = random.ints(1 + random.nextInt(8), 0x21, 0x7f)
                    .filter(c -> "\"&'/:<>@".indexOf(c) < 0)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());

            assertThat(Jid.find(part + "@montague.example").map(Jid::local))
                    .isEqualTo(enforce(PrecisProfiles.USERNAME_CASE_MAPPED, part));
            assertThat(Jid.find("montague.example/" + part).map(Jid::resource))
                    .isEqualTo(enforce(PrecisProfiles.OPAQUE_STRING, part));
        }
    }

    private static java.util.Optional<String> enforce(rocks.xmpp.precis.PrecisProfile profile, String part) {
        try {
            return java.util.Optional.of(profile.enforce(part));
        } catch (IllegalArgumentException _) {
            return java.util.Optional.empty();
        }
    }
}
