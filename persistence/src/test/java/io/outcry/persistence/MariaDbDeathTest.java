package io.outcry.persistence;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.Stores;
import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} of the database's server while owners write; their stores stay open and find it again. */
@Timeout(120)
class MariaDbDeathTest {

    private static final int OWNERS = 6;
    private static final Duration RECOVERY = Duration.ofSeconds(20);

    private final MariaDb server = MariaDb.start("--innodb-flush-log-at-trx-commit=1");
    private final AtomicBoolean isOver = new AtomicBoolean();

    /** What one owner was told to be written. */
    private static final class Owner {

        private final Jid jid;
        private final List<Entry> acknowledged = new ArrayList<>();
        private final AtomicLong count = new AtomicLong();
        private volatile boolean failed;

        private Owner(int number) {
            this.jid = new Jid("owner" + number, "capulet.example", "");
        }
    }

    @Test
    void losesNothingThatWasAcknowledgedAndGoesOnByItself() throws InterruptedException {
        var owners = IntStream.range(0, OWNERS).mapToObj(Owner::new).toList();
        try (var sql = TestDatabase.open(TestDatabase.on(server))) {
            var ended = new CountDownLatch(OWNERS);
            owners.forEach(owner -> Thread.ofVirtual().start(() -> {
                write(sql.stores(), owner);
                ended.countDown();
            }));
            awaitMore(owners, 50);

            server.kill();
            awaitUntil(() -> owners.stream().allMatch(owner -> owner.failed));
            server.restart();
            awaitMore(owners, 50);
            isOver.set(true);
            assertThat(ended.await(RECOVERY.toSeconds(), TimeUnit.SECONDS)).isTrue();

            for (var owner : owners) {
                assertThat(await(sql.stores().ledger().page(owner.jid, 0, 100_000)).stream()
                                .map(placed -> placed.entry().id()))
                        .containsAll(owner.acknowledged.stream().map(Entry::id).toList());
            }
        } finally {
            server.kill();
        }
    }

    /** One entry behind the other; after a failure it reads the head again, as an owner has to. */
    private void write(Stores stores, Owner owner) {
        for (var number = 0; !isOver.get(); ) {
            try {
                var head = await(stores.ledger().head(owner.jid));
                number = writeFrom(stores, owner, head, number);
            } catch (CompletionException _) {
                owner.failed = true;
            }
        }
    }

    private int writeFrom(Stores stores, Owner owner, Head found, int first) {
        var head = found;
        var number = first;
        var epoch = found.epoch() + 1;
        while (!isOver.get()) {
            // A number is used once: what failed may have been written all the same.
            var entry = LedgerStoreContract.entry(owner.jid.local() + "-" + number++ + "-" + epoch);
            var appended = await(stores.ledger().append(owner.jid, head, epoch, List.of(entry)));
            head = ((Appended.Written) appended).head();
            owner.acknowledged.add(entry);
            owner.count.incrementAndGet();
        }
        return number;
    }

    private static void awaitMore(List<Owner> owners, int entries) {
        var before = owners.stream().map(owner -> owner.count.get()).toList();
        awaitUntil(() -> IntStream.range(0, OWNERS)
                .allMatch(owner -> owners.get(owner).count.get() >= before.get(owner) + entries));
    }
}
