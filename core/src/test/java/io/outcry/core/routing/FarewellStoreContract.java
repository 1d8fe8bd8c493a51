package io.outcry.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.routing.Sessions.Farewell;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of farewells must do; each implementation runs these tests. */
public interface FarewellStoreContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid JULIET = Jid.of("juliet@capulet.example");
    Instant NIGHT = Instant.parse("2026-11-22T20:15:00.123456Z");

    /** The same store at each call of one test, with nothing in it at first. */
    FarewellStore store();

    @Test
    default void knowsNothingOfWhoNeverWasThere() {
        assertThat(done(store().find(ROMEO))).isEmpty();
    }

    @Test
    default void keepsWhatWasSaidAndWhen() {
        var farewell = farewell("Good night & <good> night", NIGHT);

        done(store().save(ROMEO.withResource("phone"), farewell));

        assertThat(done(store().find(ROMEO.withResource("orchard")))).contains(farewell);
        assertThat(done(store().find(JULIET))).isEmpty();
    }

    @Test
    default void keepsTheLastOne() {
        done(store().save(ROMEO, farewell("Farewell", NIGHT)));

        done(store().save(ROMEO, farewell("One kiss", NIGHT.plusMillis(1))));

        assertThat(done(store().find(ROMEO))).contains(farewell("One kiss", NIGHT.plusMillis(1)));
    }

    @Test
    default void keepsTheLaterOneThatArrivedFirst() {
        done(store().save(ROMEO, farewell("One kiss", NIGHT.plusMillis(1))));

        done(store().save(ROMEO, farewell("Farewell", NIGHT)));

        assertThat(done(store().find(ROMEO))).contains(farewell("One kiss", NIGHT.plusMillis(1)));
    }

    @Test
    default void forgetsAnOwner() {
        done(store().save(ROMEO, farewell("Farewell", NIGHT)));
        done(store().save(JULIET, farewell("Good night", NIGHT)));

        done(store().removeAll(ROMEO));

        assertThat(done(store().find(ROMEO))).isEmpty();
        assertThat(done(store().find(JULIET))).isPresent();
    }

    private static Farewell farewell(String status, Instant at) {
        var header = new Header(Optional.empty(), Optional.of(ROMEO.withResource("phone")), "", "");
        var said = Element.named("status", Namespaces.CLIENT).text(status).build();
        return new Farewell(new Presence(header, Presence.Type.UNAVAILABLE, Payload.of(said)), at);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
