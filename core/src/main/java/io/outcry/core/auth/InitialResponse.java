package io.outcry.core.auth;

/** An exchange of which the client has said nothing but the mechanism. */
record InitialResponse(SaslMechanism mechanism, SaslContext context) implements AwaitingResponse {

    @Override
    public SaslStep respond(Octets response) {
        return switch (mechanism) {
            case EXTERNAL -> External.start(response, context);
            case PLAIN -> Plain.start(response, context);
            case SCRAM_SHA_512_PLUS, SCRAM_SHA_256_PLUS, SCRAM_SHA_1_PLUS, SCRAM_SHA_512, SCRAM_SHA_256, SCRAM_SHA_1 ->
                ScramStart.start(mechanism, response, context);
        };
    }
}
