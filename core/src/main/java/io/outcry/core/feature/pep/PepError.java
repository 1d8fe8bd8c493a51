package io.outcry.core.feature.pep;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;

/** How requests are refused: a condition of RFC 6120 and, where XEP-0060 has one, its own beside it. */
final class PepError {

    private PepError() {}

    static StanzaError of(Condition condition, String own) {
        return StanzaError.of(condition).with(Element.empty(own, PepNames.ERRORS));
    }

    static StanzaError of(Condition condition, String own, String text) {
        return StanzaError.of(condition, text).with(Element.empty(own, PepNames.ERRORS));
    }

    static StanzaError unsupported(String feature) {
        return StanzaError.of(Condition.FEATURE_NOT_IMPLEMENTED)
                .with(Element.named("unsupported", PepNames.ERRORS)
                        .attribute("feature", feature)
                        .build());
    }

    static StanzaError nodeRequired() {
        return of(Condition.BAD_REQUEST, "nodeid-required");
    }

    static StanzaError noSuchNode() {
        return StanzaError.of(Condition.ITEM_NOT_FOUND);
    }

    static StanzaError full(String text) {
        return StanzaError.of(Condition.RESOURCE_CONSTRAINT, text);
    }
}
