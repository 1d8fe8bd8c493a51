package io.outcry.core.stanza;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a stanza carries. A payload that came in from a stream keeps its verified bytes and is taken apart only where
 * somebody looks inside; one that the server makes is {@link Elements}.
 */
public interface Payload {

    static Payload empty() {
        return Elements.EMPTY;
    }

    static Payload of(Element... elements) {
        return new Elements(List.of(elements));
    }

    static Payload of(List<Element> elements) {
        return new Elements(elements);
    }

    /** The names of the top-level children, without taking them apart. */
    List<Name> names();

    /** All top-level children, taken apart. */
    List<Element> elements();

    default boolean has(String local, String namespace) {
        for (var name : names()) {
            if (name.local().equals(local) && name.namespace().equals(namespace)) {
                return true;
            }
        }
        return false;
    }

    default Optional<Element> find(String local, String namespace) {
        if (!has(local, namespace)) {
            return Optional.empty();
        }
        return elements().stream().filter(child -> child.is(local, namespace)).findFirst();
    }

    /**
     * About how much room this takes, for limits; never exact. A payload that keeps its bytes knows without looking
     * inside.
     */
    default int roughSizeBytes() {
        var size = 0;
        for (var element : elements()) {
            size += element.roughSizeBytes();
        }
        return size;
    }

    /** This payload without those of its elements; what remains stays as it was written. */
    default Payload without(Predicate<Element> unwanted) {
        return new Elements(elements().stream().filter(unwanted.negate()).toList());
    }

    /** This payload with one more element at its end. */
    default Payload with(Element element) {
        return new Elements(
                Stream.concat(elements().stream(), Stream.of(element)).toList());
    }
}
