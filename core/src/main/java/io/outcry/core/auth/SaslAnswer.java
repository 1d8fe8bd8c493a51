package io.outcry.core.auth;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.util.Optional;

/** The elements that the server says in an exchange (RFC 6120 §6.4); a failure is {@link SaslFailure#element}. */
public final class SaslAnswer {

    private SaslAnswer() {}

    public static Element challenge(SaslStep.Challenge challenge) {
        return Element.named("challenge", Namespaces.SASL)
                .text(encode(challenge.content()))
                .build();
    }

    public static Element success(SaslStep.Success success) {
        return Element.named("success", Namespaces.SASL)
                .text(success.additional().map(SaslAnswer::encode).orElse(""))
                .build();
    }

    /** The element that tells the client of this step; empty for a look-up, of which it learns nothing. */
    public static Optional<Element> of(SaslStep step) {
        return switch (step) {
            case SaslStep.Challenge challenge -> Optional.of(challenge(challenge));
            case SaslStep.Success success -> Optional.of(success(success));
            case SaslStep.Failure failure -> Optional.of(failure.failure().element());
            case SaslStep.NeedAccount _, SaslStep.NeedCheck _ -> Optional.empty();
        };
    }

    private static String encode(Octets content) {
        return content.length() == 0 ? "=" : content.toBase64();
    }
}
