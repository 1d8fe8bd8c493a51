package io.outcry.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of accounts keeps to. */
public interface AccountStoreContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid JULIET = Jid.of("juliet@capulet.example");
    Instant BIRTH = Instant.parse("2026-03-01T08:00:00.123456Z");

    /** An empty one, the same for the whole of a test. */
    AccountStore accounts();

    static Map<ScramHash, ScramKeys> keys(String seed, ScramHash... hashes) {
        var keys = new EnumMap<ScramHash, ScramKeys>(ScramHash.class);
        for (var hash : hashes) {
            keys.put(
                    hash,
                    new ScramKeys(octets("salt" + seed), 10_000, octets("stored" + seed), octets("server" + hash)));
        }
        return keys;
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Account account(Jid jid) {
        return new Account(jid, keys("1", ScramHash.SHA_1, ScramHash.SHA_256), BIRTH);
    }

    private static <T> T await(java.util.concurrent.CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    @Test
    default void findsWhatWasCreated() {
        var romeo = account(ROMEO);

        var created = await(accounts().create(romeo));

        assertThat(created).isTrue();
        assertThat(await(accounts().find(ROMEO))).contains(romeo);
        assertThat(await(accounts().find(JULIET))).isEmpty();
    }

    @Test
    default void findsAnAccountByAnyOfItsSessions() {
        await(accounts().create(account(ROMEO)));

        var found = await(accounts().find(ROMEO.withResource("phone")));

        assertThat(found).map(Account::jid).contains(ROMEO);
    }

    @Test
    default void keepsAnAccountWithoutKeys() {
        var external = new Account(ROMEO, Map.of(), BIRTH);

        await(accounts().create(external));

        assertThat(await(accounts().find(ROMEO))).contains(external);
    }

    @Test
    default void doesNotTakeOneNameForAnother() {
        await(accounts().create(account(new Jid("rene", "montague.example", ""))));

        assertThat(await(accounts().find(new Jid("René".toLowerCase(java.util.Locale.ROOT), "montague.example", ""))))
                .isEmpty();
        assertThat(await(accounts().find(new Jid("RENE", "montague.example", ""))))
                .isEmpty();
        assertThat(await(accounts().find(new Jid("rene ", "montague.example", ""))))
                .isEmpty();
        assertThat(await(accounts().find(new Jid("' OR '1'='1", "montague.example", ""))))
                .isEmpty();
    }

    @Test
    default void creatingAgainChangesNothing() {
        var first = account(ROMEO);
        await(accounts().create(first));

        var again = await(accounts()
                .create(new Account(ROMEO, keys("2", ScramHash.SHA_1, ScramHash.SHA_512), BIRTH.plusSeconds(1))));

        assertThat(again).isFalse();
        assertThat(await(accounts().find(ROMEO))).contains(first);
    }

    @Test
    default void createsManyAndLeavesTheOldOnesAlone() {
        var old = new Account(new Jid("user7", "capulet.example", ""), keys("old", ScramHash.SHA_512), BIRTH);
        await(accounts().create(old));
        var many = IntStream.range(0, 1_000)
                .mapToObj(number -> account(new Jid("user" + number, "capulet.example", "")))
                .toList();

        var created = await(accounts().createAll(many));

        assertThat(created).isEqualTo(999);
        assertThat(await(accounts().count("capulet.example"))).isEqualTo(1_000);
        assertThat(await(accounts().find(old.jid()))).contains(old);
        assertThat(await(accounts().find(many.get(999).jid()))).contains(many.get(999));
    }

    @Test
    default void createsOneOfTwoWithTheSameAddress() {
        var first = account(ROMEO);
        var second = new Account(ROMEO, keys("2", ScramHash.SHA_512), BIRTH);

        var created = await(accounts().createAll(List.of(first, second)));

        assertThat(created).isEqualTo(1);
        assertThat(await(accounts().find(ROMEO))).contains(first);
    }

    @Test
    default void createsNothingFromAnEmptyList() {
        assertThat(await(accounts().createAll(List.of()))).isZero();
    }

    @Test
    default void changedKeysReplaceAllOldOnes() {
        await(accounts().create(account(ROMEO)));

        var changed = await(accounts().changeKeys(ROMEO, keys("2", ScramHash.SHA_512)));

        assertThat(changed).isTrue();
        assertThat(await(accounts().find(ROMEO)).orElseThrow().keys()).isEqualTo(keys("2", ScramHash.SHA_512));
    }

    @Test
    default void changesNoKeysOfNobody() {
        var changed = await(accounts().changeKeys(ROMEO, keys("2", ScramHash.SHA_512)));

        assertThat(changed).isFalse();
        assertThat(await(accounts().find(ROMEO))).isEmpty();
    }

    @Test
    default void nothingIsLeftOfARemovedAccount() {
        await(accounts().create(account(ROMEO)));

        var removed = await(accounts().remove(ROMEO));
        var again = await(accounts().remove(ROMEO));
        await(accounts().create(new Account(ROMEO, Map.of(), BIRTH)));

        assertThat(removed).isTrue();
        assertThat(again).isFalse();
        assertThat(await(accounts().find(ROMEO)).orElseThrow().keys()).isEmpty();
    }

    @Test
    default void pagesThroughADomainInOrder() {
        for (var name : List.of("tybalt", "juliet", "nurse", "samson")) {
            await(accounts().create(account(new Jid(name, "capulet.example", ""))));
        }
        await(accounts().create(account(ROMEO)));

        var first = await(accounts().page("capulet.example", "", 3));
        var second = await(accounts().page("capulet.example", first.getLast().local(), 3));

        assertThat(first).extracting(Jid::local).containsExactly("juliet", "nurse", "samson");
        assertThat(second).extracting(Jid::local).containsExactly("tybalt");
    }

    @Test
    default void countsByDomain() {
        await(accounts().create(account(ROMEO)));

        assertThat(await(accounts().count("montague.example"))).isEqualTo(1);
        assertThat(await(accounts().count("capulet.example"))).isZero();
    }
}
