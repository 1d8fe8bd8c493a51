package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.auth.MemoryDirectory;
import io.outcry.core.contact.Subscription;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stream.StreamError;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An account that a directory keeps: nobody says when it comes or goes. */
class DirectoryAccountTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());
    private final MemoryDirectory directory = new MemoryDirectory();

    DirectoryAccountTest() {
        directory.put(Verona.JULIET, "art thou");
    }

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void endsSessionsOnceTheAccountIsGone() {
        var house = House.of(KIT, directory, House.contact(Verona.ROMEO, Subscription.BOTH));
        var client = house.available("balcony");
        house.sentMeanwhile();
        directory.remove(Verona.JULIET);

        time.timePasses(MemoryDirectory.RECHECK_EVERY);

        var end = client.heard()
                .fishForMessage(
                        Duration.ofSeconds(3),
                        message -> message instanceof ToClient.End
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore());
        assertThat(((ToClient.End) end.getLast()).reason().condition()).isEqualTo(StreamError.Condition.NOT_AUTHORIZED);
        house.user.tell(new ToUser.Leave(client.ref(), List.of()));
        assertThat(house.sentMeanwhile())
                .as("no farewell for ever, only that she is away")
                .extracting(stanza -> ((Presence) stanza).type())
                .containsExactly(Presence.Type.UNAVAILABLE);
    }

    /** A mistake in the directory must not cost everybody their contacts. */
    @Test
    void forgetsNothingOfAnAccountThatMayComeBack() {
        var house = House.of(KIT, directory, House.contact(Verona.ROMEO, Subscription.BOTH));
        directory.remove(Verona.JULIET);

        time.timePasses(MemoryDirectory.RECHECK_EVERY);
        house.sentMeanwhile();

        assertThat(house.contacts
                        .load(Verona.JULIET)
                        .toCompletableFuture()
                        .join()
                        .all())
                .hasSize(1);
    }

    @Test
    void leavesMemoryOnceTheAccountIsGoneWhateverComes() {
        var house = House.of(KIT, directory);
        house.sentMeanwhile();
        directory.remove(Verona.JULIET);
        time.timePasses(MemoryDirectory.RECHECK_EVERY);
        house.comes("Anybody?");
        house.sentMeanwhile();

        time.timePasses(House.PASSIVATE_AFTER);

        assertThat(house.passivated.receiveMessage()).isEqualTo(house.user);
    }

    @Test
    void endsNoSessionsWhileTheDirectoryIsAway() {
        var house = House.of(KIT, directory);
        var client = house.available("balcony");
        directory.remove(Verona.JULIET);
        directory.away(true);

        time.timePasses(MemoryDirectory.RECHECK_EVERY);
        house.comes("Good morrow");

        assertThat(House.hearsChat(client)).isEqualTo("Good morrow");
    }

    @Test
    void isBusyAndNotUnknownWhileTheDirectoryIsAway() {
        directory.away(true);
        var house = House.of(KIT, directory);

        house.comes("Good morrow");

        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
    }
}
