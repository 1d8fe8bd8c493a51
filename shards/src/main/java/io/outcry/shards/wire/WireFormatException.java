package io.outcry.shards.wire;

/** A message from another node that cannot be read. */
final class WireFormatException extends Exception {

    WireFormatException(String message) {
        super(message);
    }
}
