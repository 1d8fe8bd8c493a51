package io.outcry.shards.wire;

/**
 * How one kind of message is written between nodes.
 *
 * @param manifest its name on the wire, which never changes and is never given to another kind
 */
record WireForm<T>(String manifest, Class<T> type, Writer<T> writer, Reader<T> reader) {

    @FunctionalInterface
    interface Writer<T> {
        void write(T message, FieldWriter fields, WireContext context);
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(FieldReader fields, WireContext context) throws WireFormatException;
    }

    byte[] write(Object message, WireContext context) {
        var fields = new FieldWriter();
        writer.write(type.cast(message), fields, context);
        return fields.toBytes();
    }

    T read(byte[] bytes, WireContext context) throws WireFormatException {
        return reader.read(FieldReader.of(bytes), context);
    }
}
