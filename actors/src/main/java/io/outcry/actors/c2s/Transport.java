package io.outcry.actors.c2s;

import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamEvent;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** One client that has connected, before anything was read from it. */
public interface Transport {

    /** Starts reading and writing; events are told from another thread. Called once. */
    Connection open(Consumer<StreamEvent> events);

    /** The client's own address, or its proxy's where the listener speaks the PROXY protocol. */
    InetSocketAddress peer();

    /** Whether TLS begins with the first byte. */
    boolean isDirectTls();
}
