package io.outcry.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

    private final Undelivered entries = new Undelivered();

    @Test
    void takesWhatItDoesNotKnowForWaiting() {
        entries.found(3, 5);

        assertThat(entries.cursor()).isEqualTo(3);
        assertThat(entries.countWaiting()).isEqualTo(2);
        assertThat(entries.nextWaiting(3)).hasValue(4);
        assertThat(entries.nextWaiting(5)).isEmpty();
    }

    @Test
    void doesNotTakeWhatItKnowsForWaitingWhenItLooksAgain() {
        entries.found(0, 1);
        entries.recorded(2);
        entries.meant(2, Set.of("balcony"));
        entries.recorded(3);

        entries.found(0, 4);

        assertThat(entries.isWaiting(1)).isTrue();
        assertThat(entries.isWaiting(2)).isFalse();
        assertThat(entries.isWaiting(3)).isFalse();
        assertThat(entries.isWaiting(4)).isTrue();
    }

    @Test
    void believesACursorThatAnotherMoved() {
        entries.found(0, 3);
        entries.meant(1, Set.of("balcony"));

        entries.found(2, 3);

        assertThat(entries.cursor()).isEqualTo(2);
        entries.ended("balcony");
        assertThat(entries.isWaiting(1)).isFalse();
    }

    @Test
    void believesASessionWhatItHasAndWhatIsOnItsWay() {
        entries.claim("balcony", new GivenSoFar(4, List.of(2L), List.of(4L)));

        entries.found(1, 5);

        assertThat(entries.isWaiting(2)).isFalse();
        assertThat(entries.isWaiting(3)).isTrue();
        assertThat(entries.isWaiting(4)).isFalse();
        entries.given("balcony", 4);
        entries.done(3, 3);
        assertThat(entries.cursor()).isEqualTo(4);
    }

    @Test
    void believesASessionWhatItsClientSaidMeanwhile() {
        entries.claim("balcony", new GivenSoFar(4, List.of(), List.of(2L, 3L, 4L)));
        entries.given("balcony", 3);

        entries.found(1, 4);

        assertThat(entries.cursor()).isEqualTo(3);
        entries.given("balcony", 4);
        assertThat(entries.cursor()).isEqualTo(4);
    }

    @Test
    void letsNothingWaitThatAnotherSessionHas() {
        entries.found(0, 3);
        entries.claim("balcony", new GivenSoFar(3, List.of(2L, 3L), List.of()));
        entries.claim("garden", new GivenSoFar(3, List.of(), List.of(1L, 2L, 3L)));

        entries.ended("garden");

        assertThat(entries.isWaiting(1)).isTrue();
        assertThat(entries.isWaiting(2)).isFalse();
        assertThat(entries.isWaiting(3)).isFalse();
    }

    @Test
    void letsWaitWhatWasOnItsWayToASessionThatEndedMeanwhile() {
        entries.claim("balcony", new GivenSoFar(4, List.of(), List.of(4L)));
        entries.ended("balcony");

        entries.found(3, 4);

        assertThat(entries.isWaiting(4)).isTrue();
    }

    @Test
    void meansAnEntryForAnotherSessionAsWell() {
        entries.found(0, 1);
        entries.meant(1, Set.of("balcony"));
        entries.alsoMeant(1, "garden");

        entries.ended("balcony");

        assertThat(entries.isWaiting(1)).isFalse();
        entries.ended("garden");
        assertThat(entries.isWaiting(1)).isTrue();
    }

    @Test
    void movesTheCursorOverWhatIsForNoClient() {
        entries.found(0, 0);

        entries.recorded(1);

        assertThat(entries.cursor()).isEqualTo(1);
    }

    @Test
    void movesTheCursorNoFurtherThanToWhatIsStillOnItsWay() {
        entries.found(0, 0);
        sent(1, "balcony");
        sent(2, "chamber");

        entries.given("chamber", 2);

        assertThat(entries.cursor()).isZero();
        entries.given("balcony", 1);
        assertThat(entries.cursor()).isEqualTo(2);
    }

    @Test
    void isContentWithTheFirstOfTheClientsThatHasIt() {
        entries.found(0, 0);
        sent(1, "balcony", "chamber");

        entries.given("chamber", 1);

        assertThat(entries.cursor()).isEqualTo(1);
        entries.ended("balcony");
        assertThat(entries.countWaiting()).isZero();
    }

    @Test
    void takesAClientsWordInTheOrderInWhichItWasSentThings() {
        entries.found(0, 0);
        entries.recorded(1);
        entries.waits(1);
        sent(2, "balcony");
        entries.meant(1, Set.of("balcony"));
        entries.sent(1, "balcony");

        entries.given("balcony", 2);

        assertThat(entries.cursor()).isZero();
        entries.given("balcony", 1);
        assertThat(entries.cursor()).isEqualTo(2);
    }

    @Test
    void doesNotBelieveAClientThatHasWhatItWasNotSent() {
        entries.found(0, 0);
        sent(1, "balcony");

        entries.given("balcony", 2);

        assertThat(entries.cursor()).isZero();
    }

    @Test
    void letsWaitWhatOnlyAnEndedClientWasSent() {
        entries.found(0, 0);
        sent(1, "balcony");
        sent(2, "balcony", "chamber");

        entries.ended("balcony");

        assertThat(entries.isWaiting(1)).isTrue();
        assertThat(entries.isWaiting(2)).isFalse();
        assertThat(entries.countSent("chamber")).isEqualTo(1);
        assertThat(entries.countSent("balcony")).isZero();
    }

    @Test
    void letsWaitWhatWasNotSentAfterAll() {
        entries.found(0, 0);
        sent(1, "balcony");

        entries.notMeant(1, "balcony");

        assertThat(entries.isWaiting(1)).isTrue();
        assertThat(entries.cursor()).isZero();
    }

    @Test
    void isDoneWithWhatIsForNobodyAnyMore() {
        entries.found(0, 4);

        entries.done(1, 3);

        assertThat(entries.cursor()).isEqualTo(3);
    }

    private void sent(long seq, String... resources) {
        entries.recorded(seq);
        entries.meant(seq, Set.of(resources));
        for (var resource : resources) {
            entries.sent(seq, resource);
        }
    }
}
