package io.outcry.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.outcry.persistence.cache.CacheConfig;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheConfigTest {

    private static CacheConfig cache(String... settings) throws ConfigRefusedException {
        var sources = new ConfigSources(
                List.of(), List.of(settings), Optional.empty(), Optional.empty(), OptionalInt.empty());
        return ConfigLayers.load(sources).outcry().cache();
    }

    /** Without the place, which is what was typed. */
    private static String refusal(String... settings) {
        return catchThrowableOfType(ConfigRefusedException.class, () -> cache(settings)).problems().stream()
                .map(problem -> problem.key() + " " + problem.what())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void usesNoRedisUnlessToldSo() throws ConfigRefusedException {
        assertThat(cache().redis().url()).isEmpty();
        assertThat(cache("cache.redis.url=\"redis://cache.verona.example/3\"")
                        .redis()
                        .url())
                .contains("redis://cache.verona.example/3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://romeo:wherefore@cache.example",
                "http://cache.example",
                "redis:cache",
                "redis://cache.example/one",
                "redis://cache.example/0?x=1",
                "redis://",
                "wherefore"
            })
    void refusesAnAddressThatIsNoneWithoutRepeatingWhatMayBeASecret(String url) {
        var refusal = refusal("cache.redis.url=\"" + url + "\"");

        assertThat(refusal)
                .contains("cache.redis.url", "redis://host:port/number")
                .doesNotContain("wherefore");
    }

    @ParameterizedTest
    @CsvSource({
        "cache.redis.distrust-for=1s, cache.redis.distrust-for must be at least twice database.answer-timeout",
        "cache.redis.connections=0, cache.redis.connections must be between 1 and 1000",
        "cache.max-bytes=-1, cache.max-bytes",
        "cache.keep-for=0s, cache.keep-for must be between",
        "cache.redis.user=romeo, cache.redis.user needs password",
        "cache.redis.keep-fr=1h, did you mean keep-for"
    })
    void refusesWhatMakesNoSense(String setting, String why) {
        assertThat(refusal(setting)).contains(why);
    }

    @Test
    void refusesTwoPasswordsWithoutRepeatingOne() {
        assertThat(refusal("cache.redis.password=wherefore", "cache.redis.password-file=/tmp/secret"))
                .contains("cache.redis.password-file must not be set beside password")
                .doesNotContain("wherefore");
    }
}
