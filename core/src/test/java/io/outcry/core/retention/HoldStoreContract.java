package io.outcry.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of legal holds keeps to. */
public interface HoldStoreContract {

    Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    Hold JULIET = new Hold("id-1", Jid.of("juliet@capulet.example"), "case 7: 🌹", "Escalus", NOON, Optional.empty());
    Hold CAPULET = new Hold(
            "id-2", Jid.ofDomain("capulet.example"), "case 8", "Escalus", NOON.plusSeconds(1), Optional.empty());
    Hold.Release RELEASE = new Hold.Release("settled", "Lawrence", NOON.plusSeconds(60));

    /** An empty one, the same for the whole of a test. */
    HoldStore holds();

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Hold released(Hold hold) {
        return new Hold(hold.id(), hold.subject(), hold.reason(), hold.by(), hold.at(), Optional.of(RELEASE));
    }

    @Test
    default void listsWhatWasPlaced() {
        assertThat(await(holds().active())).isEmpty();

        await(holds().place(JULIET));
        await(holds().place(CAPULET));

        assertThat(await(holds().active())).containsExactly(JULIET, CAPULET);
        assertThat(await(holds().page("", 10))).containsExactly(JULIET, CAPULET);
    }

    @Test
    default void keepsOnListingWhatWasReleased() {
        await(holds().place(JULIET));
        await(holds().place(CAPULET));

        assertThat(await(holds().release(JULIET.id(), RELEASE))).isTrue();

        assertThat(await(holds().active())).containsExactly(CAPULET);
        assertThat(await(holds().page("", 10))).containsExactly(released(JULIET), CAPULET);
    }

    @Test
    default void releasesAHoldOnce() {
        await(holds().place(JULIET));
        await(holds().release(JULIET.id(), RELEASE));

        var again = new Hold.Release("again", "Tybalt", NOON.plusSeconds(99));

        assertThat(await(holds().release(JULIET.id(), again))).isFalse();
        assertThat(await(holds().release("id-9", again))).isFalse();
        assertThat(await(holds().page("", 10))).isEqualTo(List.of(released(JULIET)));
    }

    @Test
    default void isReadPageByPage() {
        await(holds().place(JULIET));
        await(holds().place(CAPULET));

        assertThat(await(holds().page("", 1))).containsExactly(JULIET);
        assertThat(await(holds().page(JULIET.id(), 1))).containsExactly(CAPULET);
        assertThat(await(holds().page(CAPULET.id(), 1))).isEmpty();
    }

    @Test
    default void saysWhatThereIsToHold() {
        assertThat(await(holds().extent(JULIET.subject()))).isEqualTo(new HoldStore.Extent(0, 0, Optional.empty()));
    }
}
