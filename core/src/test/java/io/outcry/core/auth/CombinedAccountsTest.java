package io.outcry.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException;
import io.outcry.core.address.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class CombinedAccountsTest implements AccountStoreContract {

    private static final Jid TYBALT = Jid.of("tybalt@corp.example");

    private final MemoryAccountStore own = new MemoryAccountStore();
    private final MemoryDirectory directory = new MemoryDirectory();
    private final CombinedAccounts accounts = new CombinedAccounts(own, Map.of("corp.example", directory));

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Test
    void knowsWhoKeepsADomain() {
        assertThat(accounts.directory("corp.example")).contains(directory);
        assertThat(accounts.directory("montague.example")).isEmpty();
    }

    @Test
    void findsWhomTheDirectoryHas() {
        directory.put(TYBALT, "peace");

        var found = await(accounts.find(TYBALT.withResource("phone")));

        assertThat(found).contains(new Account(TYBALT, Map.of(), Instant.EPOCH));
        assertThat(await(accounts.find(Jid.of("benvolio@corp.example")))).isEmpty();
    }

    /** From the time before the domain belonged to the directory. */
    @Test
    void doesNotFindAnOldAccountOfADomainThatADirectoryKeeps() {
        await(own.create(new Account(TYBALT, Map.of(), BIRTH)));

        assertThat(await(accounts.find(TYBALT))).isEmpty();
    }

    @Test
    void failsWhereTheDirectoryIsAway() {
        directory.away(true);

        assertThatThrownBy(() -> await(accounts.find(TYBALT))).hasCauseInstanceOf(StoreException.class);
        assertThat(await(accounts.find(ROMEO))).isEmpty();
    }

    @Test
    void changesNothingInADirectory() {
        var tybalt = new Account(TYBALT, Map.of(), BIRTH);
        var romeo = new Account(ROMEO, Map.of(), BIRTH);

        assertRefused(accounts.create(tybalt));
        assertRefused(accounts.createAll(List.of(romeo, tybalt)));
        assertRefused(accounts.changeKeys(TYBALT, Map.of()));
        assertRefused(accounts.remove(TYBALT));
        assertRefused(accounts.page("corp.example", "", 10));
        assertRefused(accounts.count("corp.example"));

        assertThat(await(own.find(TYBALT))).isEmpty();
        assertThat(await(own.find(ROMEO))).isEmpty();
    }

    private static void assertRefused(CompletionStage<?> asked) {
        assertThatThrownBy(() -> await(asked))
                .cause()
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(StoreException.Reason.REFUSED))
                .hasMessageContaining("corp.example are kept in the directory corp");
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
