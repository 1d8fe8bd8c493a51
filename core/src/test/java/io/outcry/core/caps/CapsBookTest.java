package io.outcry.core.caps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.caps.CapsBook.Claim;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.RecordingMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CapsBookTest {

    private static final CapsHash GAJIM = new CapsHash("sha-1", "gajim");
    private static final CapsHash DINO = new CapsHash("sha-1", "dino");
    private static final CapsHash MOVIM = new CapsHash("sha-1", "movim");
    private static final Interests NICKS = new Interests(Set.of("http://jabber.org/protocol/nick"));

    private final RecordingMeter meter = new RecordingMeter();
    private final CapsBook book = new CapsBook(new CapsLimits(2, 2, Duration.ofHours(1)), meter);

    private static Optional<Interests> answer(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Awaited.class);
        return ((Claim.Awaited) claim)
                .answer()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static boolean isOpen(Claim claim) {
        return claim instanceof Claim.Awaited awaited
                && !awaited.answer().toCompletableFuture().isDone();
    }

    @Test
    void letsOneAskAndTheOthersWaitForIt() {
        assertThat(book.claim(GAJIM)).isEqualTo(new Claim.Granted());
        var other = book.claim(GAJIM);
        assertThat(isOpen(other)).isTrue();

        book.learned(GAJIM, NICKS);

        assertThat(answer(other)).contains(NICKS);
        assertThat(book.find(GAJIM)).contains(NICKS);
        assertThat(answer(book.claim(GAJIM))).contains(NICKS);
    }

    @Test
    void letsAnotherAskWhereTheFirstHadNoAnswer() {
        book.claim(GAJIM);
        var other = book.claim(GAJIM);

        book.failed(GAJIM);

        assertThat(answer(other)).isEmpty();
        assertThat(book.claim(GAJIM)).isEqualTo(new Claim.Granted());
    }

    @Test
    void endsAClaimThatNobodySettles() {
        var hasty = new CapsBook(new CapsLimits(2, 2, Duration.ofMillis(20)), meter);
        hasty.claim(GAJIM);

        var next = hasty.claim(GAJIM);
        if (next instanceof Claim.Awaited) {
            assertThat(answer(next)).isEmpty();
            next = hasty.claim(GAJIM);
        }

        assertThat(next).isEqualTo(new Claim.Granted());
    }

    @Test
    void learnsFromWhoAnswersTooLateAsWell() {
        book.learned(GAJIM, NICKS);

        assertThat(book.find(GAJIM)).contains(NICKS);
    }

    @Test
    void asksAboutSoManyAtATime() {
        book.claim(GAJIM);
        book.claim(DINO);

        assertThat(book.claim(MOVIM)).isEqualTo(new Claim.Full());
        assertThat(meter.now(Metric.QUEUE_LENGTH, "caps")).isEqualTo(2);
        assertThat(meter.now(Metric.QUEUE_REFUSED, "caps")).isEqualTo(1);
        assertThat(isOpen(book.claim(DINO))).isTrue();

        book.failed(DINO);

        assertThat(book.claim(MOVIM)).isEqualTo(new Claim.Granted());
    }

    @Test
    void saysHowWellItRemembers() {
        book.find(GAJIM);
        book.learned(GAJIM, NICKS);
        book.find(GAJIM);
        book.find(GAJIM);

        assertThat(meter.now(Metric.CACHE_MISSES, "caps")).isEqualTo(1);
        assertThat(meter.now(Metric.CACHE_HITS, "caps")).isEqualTo(2);
        assertThat(meter.now(Metric.CACHE_ENTRIES, "caps")).isEqualTo(1);
    }

    @Test
    void forgetsWhatWasOfNoUseForLongest() {
        book.learned(GAJIM, NICKS);
        book.learned(DINO, NICKS);
        book.find(GAJIM);

        book.learned(MOVIM, NICKS);

        assertThat(book.find(DINO)).isEmpty();
        assertThat(book.find(GAJIM)).isPresent();
    }

    @Test
    void hasLimitsThatMakeSense() {
        assertThatThrownBy(() -> new CapsLimits(0, 1, Duration.ofSeconds(1))).hasMessageContaining("max-known");
        assertThatThrownBy(() -> new CapsLimits(1, 0, Duration.ofSeconds(1))).hasMessageContaining("max-asked");
        assertThatThrownBy(() -> new CapsLimits(1, 1, Duration.ZERO)).hasMessageContaining("answer-timeout");
    }
}
