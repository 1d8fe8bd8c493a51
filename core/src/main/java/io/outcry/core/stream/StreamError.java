package io.outcry.core.stream;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.util.List;
import java.util.Locale;

/**
 * Why a stream ends (RFC 6120 §4.9).
 *
 * @param text for people, in English; empty where the condition says it all
 * @param details application-specific conditions (RFC 6120 §4.9.4)
 */
public record StreamError(Condition condition, String text, List<Element> details) {

    /** RFC 6120 §4.9.3. */
    public enum Condition {
        BAD_FORMAT,
        BAD_NAMESPACE_PREFIX,
        CONFLICT,
        CONNECTION_TIMEOUT,
        HOST_GONE,
        HOST_UNKNOWN,
        IMPROPER_ADDRESSING,
        INTERNAL_SERVER_ERROR,
        INVALID_FROM,
        INVALID_NAMESPACE,
        INVALID_XML,
        NOT_AUTHORIZED,
        NOT_WELL_FORMED,
        POLICY_VIOLATION,
        REMOTE_CONNECTION_FAILED,
        RESET,
        RESOURCE_CONSTRAINT,
        RESTRICTED_XML,
        SEE_OTHER_HOST,
        SYSTEM_SHUTDOWN,
        UNDEFINED_CONDITION,
        UNSUPPORTED_ENCODING,
        UNSUPPORTED_FEATURE,
        UNSUPPORTED_STANZA_TYPE,
        UNSUPPORTED_VERSION;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public StreamError {
        details = List.copyOf(details);
    }

    public static StreamError of(Condition condition) {
        return new StreamError(condition, "", List.of());
    }

    public static StreamError of(Condition condition, String text) {
        return new StreamError(condition, text, List.of());
    }

    public StreamError with(Element detail) {
        return new StreamError(condition, text, List.of(detail));
    }

    /** The {@code <stream:error/>} element. */
    public Element element() {
        var error = Element.named("error", Namespaces.STREAMS)
                .child(Element.empty(condition.wireName(), Namespaces.STREAM_ERRORS));
        if (!text.isEmpty()) {
            error.child(Element.named("text", Namespaces.STREAM_ERRORS)
                    .attribute("{" + Namespaces.XML + "}lang", "en")
                    .text(text)
                    .build());
        }
        return error.children(details).build();
    }
}
