package io.outcry.actors.c2s;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamHeader;

/**
 * The session's end of its connection. Knows whether our opening tag is out, since a stream error needs one before it
 * (RFC 6120 §4.9.1.2).
 */
final class ClientWire {

    private final Connection connection;
    private final SessionFigures figures;
    private boolean isOpen;

    ClientWire(Connection connection, SessionFigures figures) {
        this.connection = connection;
        this.figures = figures;
    }

    void open(StreamHeader header) {
        isOpen = true;
        connection.tell(new StreamCommand.Open(header));
    }

    void request(int events) {
        connection.request(events);
    }

    void nonza(Element element) {
        connection.tell(new StreamCommand.SendNonza(element));
    }

    void stanza(Stanza stanza) {
        figures.sent(stanza);
        connection.tell(new StreamCommand.Send(stanza));
    }

    void keepAlive() {
        connection.tell(new StreamCommand.KeepAlive());
    }

    void startTls() {
        isOpen = false;
        connection.tell(new StreamCommand.StartTls());
    }

    void restart() {
        isOpen = false;
        connection.tell(new StreamCommand.Restart());
    }

    /** Ends the stream with this error, in a stream of the given domain. */
    void fail(String domain, StreamError error) {
        figures.failed(error);
        if (!isOpen) {
            open(new StreamHeader("", domain, StreamIds.next(), "en", "1.0", Namespaces.CLIENT));
        }
        connection.tell(new StreamCommand.SendNonza(error.element()));
        connection.tell(new StreamCommand.Close());
    }

    void close() {
        connection.tell(new StreamCommand.Close());
    }

    void abort() {
        connection.tell(new StreamCommand.Abort());
    }
}
