package io.outcry.persistence.cache;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.cache.Invalidation;
import io.outcry.core.cache.OtherNodes;
import io.outcry.core.contact.BlockList;
import io.outcry.core.meter.Silent;
import io.outcry.persistence.Answers;
import io.outcry.persistence.PresenceXml;
import io.outcry.persistence.Redis;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes with memories of their own, one Redis and one database, which is a field here. */
class LayersTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final BlockList NONE = BlockList.EMPTY;
    private static final BlockList TYBALT = new BlockList(Set.of(Jid.of("tybalt@capulet.example")));

    private final Redis redis = Redis.start();
    private final SharedDatabase database = new SharedDatabase();
    private final OneNode verona = new OneNode();
    private final OneNode mantua = new OneNode();

    LayersTest() {
        verona.layers.tellTo(mantua.news);
        mantua.layers.tellTo(verona.news);
        awaitUntil(verona::reachesRedis);
        awaitUntil(mantua::reachesRedis);
    }

    @AfterEach
    void close() {
        verona.redisLayer.close();
        mantua.redisLayer.close();
        redis.close();
    }

    @Test
    void whatOneNodeReadTheOtherFindsInRedisAndThenInItsMemory() {
        assertThat(verona.read()).isEqualTo(NONE);
        awaitUntil(
                () -> mantua.read().equals(NONE) && mantua.redisLayer.report().hits() > 0);
        var asked = database.reads.get();

        assertThat(mantua.read()).isEqualTo(NONE);
        assertThat(verona.read()).isEqualTo(NONE);
        assertThat(database.reads).hasValue(asked);
        assertThat(mantua.memory.report().hits()).isPositive();
    }

    @Test
    void aChangeIsSeenEverywhereAtOnce() {
        awaitUntil(this::everybodyRemembers);

        verona.write(TYBALT);

        assertThat(verona.read()).isEqualTo(TYBALT);
        assertThat(mantua.read()).isEqualTo(TYBALT);
    }

    @Test
    void whatWasReadBeforeAChangeNeverComesBack() {
        var slow = new CompletableFuture<BlockList>();
        var early = mantua.layers.read(Kind.BLOCKS, ROMEO, () -> slow);
        awaitUntil(() -> mantua.redisLayer.report().reads() > 0);

        verona.write(TYBALT);
        slow.complete(NONE);

        assertThat(await(early)).isEqualTo(NONE);
        assertThat(mantua.read()).isEqualTo(TYBALT);
        assertThat(verona.read()).isEqualTo(TYBALT);
    }

    @Test
    void aNodeThatDiesBetweenCommitAndNewsLeavesNothingOldInRedis() {
        awaitUntil(this::everybodyRemembers);
        var neverAnswered = new CompletableFuture<Void>();
        verona.layers.change(Kind.BLOCKS, ROMEO, () -> {
            database.blocks = TYBALT;
            return neverAnswered;
        });
        awaitUntil(() -> database.blocks.equals(TYBALT));

        // What the cluster says of a node that is gone.
        mantua.layers.mayHaveMissed();

        assertThat(mantua.read()).isEqualTo(TYBALT);
    }

    @Test
    void aChangeOfUnknownOutcomeIsForgottenAsWell() {
        awaitUntil(this::everybodyRemembers);

        var failure = Answers.failureOf(verona.layers.change(Kind.BLOCKS, ROMEO, () -> {
            database.blocks = TYBALT;
            return CompletableFuture.failedFuture(new StoreException(Reason.UNKNOWN, "no answer"));
        }));

        assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN);
        assertThat(mantua.read()).isEqualTo(TYBALT);
    }

    @Test
    void withoutRedisEverythingGoesOnAndNothingOldIsBelievedWhenItIsBack() {
        awaitUntil(this::everybodyRemembers);
        redis.save();
        redis.kill();

        verona.write(TYBALT);
        assertThat(mantua.read()).isEqualTo(TYBALT);
        assertThat(verona.read()).isEqualTo(TYBALT);
        assertThat(verona.redisLayer.report().lostAt()).isPresent();

        // It comes back with what it had before the change.
        redis.restart();
        awaitUntil(verona::reachesRedis);
        awaitUntil(mantua::reachesRedis);
        verona.memory.forgetAll();
        mantua.memory.forgetAll();
        assertThat(mantua.read()).isEqualTo(TYBALT);
        assertThat(verona.read()).isEqualTo(TYBALT);
        assertThat(verona.redisLayer.report().lostAt()).isEmpty();
    }

    @Test
    void theOtherNodeTellsRedisWhatThisOneCannot() {
        awaitUntil(this::everybodyRemembers);
        mantua.memory.forgetAll();

        // Verona does not reach Redis, and says so.
        database.blocks = TYBALT;
        mantua.layers.heard(new Invalidation("blocks", ROMEO, false));

        awaitUntil(() -> mantua.read().equals(TYBALT));
        mantua.memory.forgetAll();
        assertThat(mantua.read()).isEqualTo(TYBALT);
    }

    @Test
    void aRedisThatDoesNotAnswerHoldsNobodyUpForLong() {
        awaitUntil(this::everybodyRemembers);
        mantua.memory.forgetAll();
        redis.freeze();

        var begun = Instant.now();
        assertThat(mantua.read()).isEqualTo(NONE);
        verona.write(TYBALT);
        assertThat(mantua.read()).isEqualTo(TYBALT);

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
        redis.thaw();
        awaitUntil(mantua::reachesRedis);
    }

    /** All places are taken, and yet nothing failed. */
    @Test
    void whatRedisHadNoRoomToHearItMustNotHold() {
        awaitUntil(this::everybodyRemembers);
        var config = TestCaches.narrow(redis.url());
        try (var narrow = new RedisLayer(config.address().orElseThrow(), config, new Silent())) {
            awaitUntil(narrow::isUsable);
            awaitUntil(this::everybodyRemembers);
            redis.pause(Duration.ofMillis(200));
            var first = narrow.find(new Key("blocks", ROMEO));

            assertThat(await(narrow.distrust(new Key("blocks", ROMEO)))).isFalse();

            await(first);
            awaitUntil(narrow::isUsable);
            assertThat(await(narrow.find(new Key("blocks", ROMEO)))).isInstanceOf(RedisLayer.Answer.Miss.class);
            assertThat(narrow.report().lostAt()).isEmpty();
        }
    }

    @Test
    void aRedisThatForgotEverythingIsFilledAgain() {
        awaitUntil(this::everybodyRemembers);
        try (var client = redis.client()) {
            client.flushAll();
        }

        awaitUntil(this::everybodyRemembers);
        assertThat(verona.redisLayer.report().lostAt()).isEmpty();
    }

    @Test
    void keysOfPasswordsNeverReachRedis() {
        var account = Optional.of(new Account(ROMEO, Map.of(), Instant.EPOCH));
        await(verona.layers.read(Kind.ACCOUNT, ROMEO, () -> CompletableFuture.completedFuture(account)));
        awaitUntil(this::everybodyRemembers);

        try (var client = redis.client()) {
            assertThat(client.keys("*"))
                    .noneMatch(key -> key.contains("account"))
                    .hasSize(2);
        }
    }

    private boolean everybodyRemembers() {
        verona.memory.forgetAll();
        var before = mantua.redisLayer.report().hits();
        verona.read();
        mantua.memory.forgetAll();
        mantua.read();
        return mantua.redisLayer.report().hits() > before;
    }

    private static final class SharedDatabase {

        private volatile BlockList blocks = NONE;
        private final AtomicInteger reads = new AtomicInteger();

        CompletableFuture<BlockList> load() {
            reads.incrementAndGet();
            return CompletableFuture.completedFuture(blocks);
        }

        CompletableFuture<Void> save(BlockList changed) {
            blocks = changed;
            return CompletableFuture.completedFuture(null);
        }
    }

    private final class OneNode {

        private final CacheConfig config = TestCaches.with(redis.url());
        private final MemoryLayer memory = new MemoryLayer(config, new Silent());
        private final RedisLayer redisLayer =
                new RedisLayer(config.redis().address().orElseThrow(), config.redis(), new Silent());
        private final Layers layers =
                new Layers(memory, Optional.of(redisLayer), new PresenceXml(), TestCaches.DISTRUST_FOR);
        private final OtherNodes news = layers::heard;

        boolean reachesRedis() {
            return redisLayer.isUsable();
        }

        BlockList read() {
            return await(layers.read(Kind.BLOCKS, ROMEO, database::load));
        }

        void write(BlockList changed) {
            await(layers.change(Kind.BLOCKS, ROMEO, () -> database.save(changed)));
        }
    }
}
