package io.outcry.core.auth;

/** An exchange that waits for what the client says next. */
public sealed interface AwaitingResponse permits InitialResponse, ScramProof {

    /** Goes on; cheap, so it may run anywhere. */
    SaslStep respond(Octets response);
}
