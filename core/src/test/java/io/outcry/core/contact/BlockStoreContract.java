package io.outcry.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of block lists must do; each implementation runs these tests. */
public interface BlockStoreContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid JULIET = Jid.of("juliet@capulet.example");
    Jid TYBALT = Jid.of("tybalt@capulet.example/sword");
    Jid PARIS = Jid.ofDomain("paris.example");

    /** The same store at each call of one test, with nothing in it at first. */
    BlockStore store();

    @Test
    default void hasNothingOfAnUnknownOwner() {
        assertThat(done(store().load(ROMEO))).isEqualTo(BlockList.EMPTY);
    }

    @Test
    default void keepsWhoIsBlocked() {
        done(store().save(ROMEO, BlockChange.blocking(Set.of(TYBALT, PARIS))));

        assertThat(done(store().load(ROMEO.withResource("phone"))).jids()).containsExactlyInAnyOrder(TYBALT, PARIS);
        assertThat(done(store().load(JULIET))).isEqualTo(BlockList.EMPTY);
    }

    @Test
    default void blocksAndUnblocksInOneChange() {
        done(store().save(ROMEO, BlockChange.blocking(Set.of(TYBALT, PARIS))));

        done(store().save(ROMEO, new BlockChange(Set.of(JULIET), Set.of(PARIS))));

        assertThat(done(store().load(ROMEO)).jids()).containsExactlyInAnyOrder(TYBALT, JULIET);
    }

    @Test
    default void takesWhatIsSoAlready() {
        done(store().save(ROMEO, BlockChange.blocking(Set.of(TYBALT))));

        done(store().save(ROMEO, new BlockChange(Set.of(TYBALT), Set.of(PARIS))));

        assertThat(done(store().load(ROMEO)).jids()).containsExactly(TYBALT);
    }

    @Test
    default void forgetsAnOwnerAltogether() {
        done(store().save(ROMEO, BlockChange.blocking(Set.of(TYBALT))));
        done(store().save(JULIET, BlockChange.blocking(Set.of(PARIS))));

        done(store().removeAll(ROMEO));

        assertThat(done(store().load(ROMEO))).isEqualTo(BlockList.EMPTY);
        assertThat(done(store().load(JULIET)).jids()).containsExactly(PARIS);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
