package io.outcry.core.stream;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Stanza;
import java.util.Optional;

/** What a connection tells its session. After {@code Failed} or {@code Lost} nothing more comes. */
public sealed interface StreamEvent {

    /** The other side opened a stream, for the first time or after a restart. */
    record Opened(StreamHeader header) implements StreamEvent {}

    record Received(Stanza stanza) implements StreamEvent {}

    /** A well-formed stanza whose attributes make no sense; it counts as handled. The answer is the error to send. */
    record Refused(Optional<Stanza> answer) implements StreamEvent {}

    /** A top-level element that is no stanza: STARTTLS, SASL, stream management, client state. */
    record Nonza(Element element) implements StreamEvent {}

    /** The TLS handshake is done. */
    record Secured(TlsFacts facts) implements StreamEvent {}

    /** The other side closed its stream in order. */
    record Closed() implements StreamEvent {}

    /** The other side broke the rules of streams; the session sends the error and ends the connection. */
    record Failed(StreamError error) implements StreamEvent {}

    /** The connection is gone: closed without a closing tag, reset, or too slow to read what we write. */
    record Lost(String reason) implements StreamEvent {}
}
