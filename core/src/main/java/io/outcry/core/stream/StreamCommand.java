package io.outcry.core.stream;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Stanza;

/** What a session tells its connection; carried out in order. */
public sealed interface StreamCommand {

    /** Write our opening tag. */
    record Open(StreamHeader header) implements StreamCommand {}

    record Send(Stanza stanza) implements StreamCommand {}

    record SendNonza(Element element) implements StreamCommand {}

    /** Write one space, so that a dead connection is noticed (RFC 6120 §4.6.1). */
    record KeepAlive() implements StreamCommand {}

    /** Throw away what arrived and was not read yet, and begin the TLS handshake (RFC 6120 §5.4.3.3). */
    record StartTls() implements StreamCommand {}

    /** Expect a new opening tag (after SASL); from now on the larger limits hold. */
    record Restart() implements StreamCommand {}

    /** Write our closing tag and close the connection once everything is written. */
    record Close() implements StreamCommand {}

    /** Close the connection now, whatever is not written yet. */
    record Abort() implements StreamCommand {}
}
