package io.outcry.actors.c2s;

import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** Of a session that was taken over from another node: its client was there, and has not come here. */
final class NoConnection implements Transport, Connection {

    @Override
    public Connection open(Consumer<StreamEvent> listener) {
        return this;
    }

    @Override
    public InetSocketAddress peer() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public boolean isDirectTls() {
        return false;
    }

    @Override
    public void tell(StreamCommand command) {
        // Nobody reads it.
    }

    @Override
    public void request(int events) {
        // Nobody says anything.
    }
}
