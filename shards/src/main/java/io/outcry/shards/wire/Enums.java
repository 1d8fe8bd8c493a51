package io.outcry.shards.wire;

/** Reads constants by name; one that this version does not know cannot be read. */
final class Enums {

    private Enums() {}

    static <E extends Enum<E>> E find(Class<E> type, String name) throws WireFormatException {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new WireFormatException("unknown " + type.getSimpleName() + " " + name);
    }
}
