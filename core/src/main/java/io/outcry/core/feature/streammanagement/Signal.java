package io.outcry.core.feature.streammanagement;

import static io.outcry.core.stanza.Namespaces.STREAM_MANAGEMENT;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.OptionalLong;

/**
 * What the two ends of a managed stream say to each other (XEP-0198 §§3–6). A count {@code h} is an unsigned number of 32
 * bits.
 */
public sealed interface Signal {

    /**
     * The client wants the stream managed.
     *
     * @param maxSeconds how long it wants its session to outlive the connection, 0 where it does not say
     */
    record Enable(boolean wantsResumption, long maxSeconds) implements Signal {

        @Override
        public Element element() {
            var element = Element.named("enable", STREAM_MANAGEMENT);
            if (wantsResumption) {
                element.attribute("resume", "true");
            }
            return withMax(element, maxSeconds).build();
        }
    }

    /**
     * The stream is managed from here on.
     *
     * @param id under which the stream can be resumed, empty where it cannot
     * @param maxSeconds how long the session outlives its connection, 0 where that is not said
     * @param location where the client had best come back to, empty where that is not said
     */
    record Enabled(String id, long maxSeconds, String location) implements Signal {

        public boolean isResumable() {
            return !id.isEmpty();
        }

        @Override
        public Element element() {
            var element = Element.named("enabled", STREAM_MANAGEMENT);
            if (isResumable()) {
                element.attribute("id", id).attribute("resume", "true");
            }
            if (!location.isEmpty()) {
                element.attribute("location", location);
            }
            return withMax(element, maxSeconds).build();
        }
    }

    /** A request for the other side's count. */
    record AckRequest() implements Signal {

        @Override
        public Element element() {
            return Element.empty("r", STREAM_MANAGEMENT);
        }
    }

    record Ack(long h) implements Signal {

        @Override
        public Element element() {
            return Element.named("a", STREAM_MANAGEMENT)
                    .attribute("h", Long.toString(h))
                    .build();
        }
    }

    record Resume(String previousId, long h) implements Signal {

        @Override
        public Element element() {
            return resumption("resume", previousId, h);
        }
    }

    record Resumed(String previousId, long h) implements Signal {

        @Override
        public Element element() {
            return resumption("resumed", previousId, h);
        }
    }

    /**
     * A request was refused; the stream goes on.
     *
     * @param h how many stanzas of a session that is gone were handled, where that is still known
     */
    record Failed(Condition condition, OptionalLong h) implements Signal {

        public static Failed of(Condition condition) {
            return new Failed(condition, OptionalLong.empty());
        }

        @Override
        public Element element() {
            var element = Element.named("failed", STREAM_MANAGEMENT)
                    .child(Element.empty(condition.wireName(), Namespaces.STANZA_ERRORS));
            h.ifPresent(count -> element.attribute("h", Long.toString(count)));
            return element.build();
        }
    }

    Element element();

    /** Reads any element of this namespace, whichever side sends it. */
    static Signal parse(Element element) throws SignalFormatException {
        return SignalReader.read(element);
    }

    private static Element resumption(String local, String previousId, long h) {
        return Element.named(local, STREAM_MANAGEMENT)
                .attribute("h", Long.toString(h))
                .attribute("previd", previousId)
                .build();
    }

    private static Element.Builder withMax(Element.Builder element, long maxSeconds) {
        return maxSeconds == 0 ? element : element.attribute("max", Long.toString(maxSeconds));
    }
}
