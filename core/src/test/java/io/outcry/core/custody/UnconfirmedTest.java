package io.outcry.core.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.custody.Unconfirmed.Consignment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnconfirmedTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Jid NURSE = Jid.of("nurse@capulet.example");
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Unconfirmed<String> messages = new Unconfirmed<>(LATE);

    @Test
    void namesTheOneBeforeThatTheSameOwnerHasNotConfirmed() {
        send(1, "one", JULIET);
        send(2, "two", NURSE);

        var third = send(3, "three", JULIET);

        assertThat(third).containsExactly(new Consignment<>(JULIET, place(3), 1, "three"));
    }

    @Test
    void namesNoneWhereTheOwnerHasConfirmedAll() {
        send(1, "one", JULIET);
        messages.confirm(place(1), JULIET, NOON);

        assertThat(send(2, "two", JULIET)).extracting(Consignment::previous).containsExactly(0L);
    }

    @Test
    void namesNoneOfAnotherStream() {
        send(7, "one", JULIET);

        var next = messages.add(new Place("s2", 1), "two", List.of(JULIET), NOON);

        assertThat(next).extracting(Consignment::previous).containsExactly(0L);
    }

    @Test
    void keepsAMessageUntilEveryOwnerHasIt() {
        send(1, "one", JULIET, ROMEO);

        assertThat(messages.confirm(place(1), JULIET, NOON)).isEmpty();
        assertThat(messages.confirm(place(1), JULIET, NOON)).isEmpty();
        assertThat(messages.confirm(place(1), NURSE, NOON)).isEmpty();
        assertThat(messages.size()).isEqualTo(1);
        assertThat(messages.confirm(place(1), ROMEO, NOON)).contains("one");
        assertThat(messages.isEmpty()).isTrue();
    }

    @Test
    void sendsAllAgainInOrderToAnOwnerThatIsQuiet() {
        send(1, "one", JULIET, ROMEO);
        send(2, "two", JULIET, ROMEO);
        send(3, "three", JULIET, ROMEO);
        messages.confirm(place(1), JULIET, NOON);
        messages.confirm(place(3), ROMEO, NOON.plusSeconds(1));

        assertThat(messages.due(NOON.plusSeconds(1))).isEmpty();
        assertThat(messages.due(NOON.plus(LATE)))
                .containsExactly(
                        new Consignment<>(JULIET, place(2), 0, "two"), new Consignment<>(JULIET, place(3), 2, "three"));
    }

    @Test
    void waitsAgainBehindWhatItSentAgain() {
        send(1, "one", JULIET);
        messages.due(NOON.plus(LATE));

        assertThat(messages.due(NOON.plus(LATE).plusSeconds(1))).isEmpty();
        assertThat(messages.due(NOON.plus(LATE).plus(LATE))).hasSize(1);
    }

    private List<Consignment<String>> send(long position, String message, Jid... owners) {
        return messages.add(place(position), message, List.of(owners), NOON);
    }

    private static Place place(long position) {
        return new Place("s1", position);
    }
}
