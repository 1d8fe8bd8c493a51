package io.outcry.ops.metrics;

import io.outcry.core.meter.Tag;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One thing for each value of a tag: made beforehand where the values are known, else when one is first seen. */
final class ByTag<T> {

    private final Tag tag;
    private final Function<String, T> make;
    private final ConcurrentHashMap<String, T> byValue = new ConcurrentHashMap<>();

    ByTag(Tag tag, Function<String, T> make) {
        this.tag = tag;
        this.make = make;
        tag.known().forEach(this::make);
    }

    private T make(String value) {
        return byValue.computeIfAbsent(value, make);
    }

    T of(String value) {
        var found = byValue.get(value);
        return found != null ? found : make(mayLearn(value) ? value : Tag.OTHER);
    }

    private boolean mayLearn(String value) {
        return tag.isLearned() && byValue.size() < Tag.MAX_LEARNED && tag.takes(value);
    }

    Collection<T> all() {
        return byValue.values();
    }
}
