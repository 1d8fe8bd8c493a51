package io.outcry.core.stream;

/**
 * One client's or server's connection, whatever carries it (TCP, WebSocket, BOSH). Every method may be called from any
 * thread and returns at once.
 */
public interface Connection {

    /** Commands are carried out in the order of the calls; after the end they are ignored. */
    void tell(StreamCommand command);

    /**
     * Allows this many further events of the kinds Opened, Received, Refused and Nonza. A new connection has none:
     * without demand the socket is not read, so a busy session slows its client down and nobody else.
     */
    void request(int events);
}
