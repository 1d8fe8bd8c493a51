package io.outcry.persistence.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.meter.Silent;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryLayerTest {

    private static final Key KEY = new Key("contacts", Jid.of("romeo@montague.example"));

    private final MemoryLayer memory = new MemoryLayer(TestCaches.inMemory(1_000_000), new Silent());

    @Test
    void hasWhatWasPutThere() {
        memory.put(KEY, written("old"), memory.stamp(KEY));

        assertThat(memory.find(KEY).orElseThrow().is("old".getBytes(UTF_8))).isTrue();
        assertThat(memory.find(new Key("blocks", KEY.owner()))).isEmpty();
        assertThat(memory.report().reads()).isEqualTo(2);
        assertThat(memory.report().hits()).isEqualTo(1);
    }

    @Test
    void takesNothingThatWasReadBeforeAChange() {
        var before = memory.stamp(KEY);
        memory.forget(KEY);

        memory.put(KEY, written("old"), before);

        assertThat(memory.find(KEY)).isEmpty();
    }

    @Test
    void takesNothingThatWasReadBeforeNewsMayHaveBeenMissed() {
        memory.put(KEY, written("old"), memory.stamp(KEY));
        var before = memory.stamp(KEY);
        memory.forgetAll();

        memory.put(KEY, written("old"), before);

        assertThat(memory.find(KEY)).isEmpty();
    }

    @Test
    void holdsNoMoreThanItMay() {
        var small = new MemoryLayer(TestCaches.inMemory(10_000), new Silent());
        IntStream.range(0, 1_000).forEach(number -> {
            var key = new Key("contacts", Jid.of("u" + number + "@montague.example"));
            small.put(key, written("x".repeat(700)), small.stamp(key));
        });

        assertThat(small.entries()).isLessThanOrEqualTo(10);
    }

    private static Written written(String text) {
        return Written.of(text.getBytes(UTF_8));
    }
}
