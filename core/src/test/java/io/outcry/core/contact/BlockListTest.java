package io.outcry.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockListTest {

    /** XEP-0191 §5. */
    @ParameterizedTest(name = "{0} blocks {1}: {2}")
    @CsvSource({
        "tybalt@capulet.example/sword, tybalt@capulet.example/sword, true",
        "tybalt@capulet.example/sword, tybalt@capulet.example/pen, false",
        "tybalt@capulet.example/sword, tybalt@capulet.example, false",
        "tybalt@capulet.example, tybalt@capulet.example/sword, true",
        "tybalt@capulet.example, tybalt@capulet.example, true",
        "tybalt@capulet.example, juliet@capulet.example, false",
        "tybalt@capulet.example, capulet.example, false",
        "capulet.example/hall, capulet.example/hall, true",
        "capulet.example/hall, tybalt@capulet.example/hall, true",
        "capulet.example/hall, capulet.example, false",
        "capulet.example, tybalt@capulet.example/sword, true",
        "capulet.example, tybalt@capulet.example, true",
        "capulet.example, capulet.example/hall, true",
        "capulet.example, capulet.example, true",
        "capulet.example, sub.capulet.example, false"
    })
    void blocksByClientAccountAndDomain(String blocked, String other, boolean isBlocked) {
        var list = new BlockList(Set.of(Jid.of(blocked)));

        assertThat(list.blocks(Jid.of(other))).isEqualTo(isBlocked);
    }

    @Test
    void blocksNobodyWhileItIsEmpty() {
        assertThat(BlockList.EMPTY.blocks(Jid.of("tybalt@capulet.example"))).isFalse();
    }
}
