package io.outcry.core.feature.streammanagement;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets a client know what arrived, and take its session up again after its connection broke. */
public final class StreamManagement implements Feature {

    /** Offered to clients behind authentication (XEP-0198 §2). */
    public static final Element STREAM_FEATURE = Element.empty("sm", Namespaces.STREAM_MANAGEMENT);

    /** How far a connection is when its client asks for stream management. */
    public enum Stage {
        /** Logged in, without a resource. */
        UNBOUND,
        BOUND,
        /** Stream management is on already. */
        MANAGED
    }

    /** What came of a request to enable. */
    public sealed interface Enabling {

        /** Send the answer; from then on every stanza counts. */
        record Started(Signal.Enabled answer, ManagedStream stream) implements Enabling {}

        record Refused(Signal.Failed answer) implements Enabling {}
    }

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(198, "1.6.3", "Stream Management")
                .partly("Without enabling and resuming inside SASL2 and Bind 2."));
    }

    /** XEP-0198 §3: once, and behind resource binding. */
    public static Enabling enable(Signal.Enable request, Stage stage, StreamManagementConfig config, ResumeId newId) {
        return switch (stage) {
            case UNBOUND, MANAGED -> new Enabling.Refused(Signal.Failed.of(Condition.UNEXPECTED_REQUEST));
            case BOUND -> start(request, config, newId);
        };
    }

    /**
     * The answer to a request to resume where nothing can be resumed, XEP-0198 §5: on a connection that has a session
     * already, or with an id that is not known, or not any more.
     */
    public static Signal.Failed cannotResume(Stage stage, StreamManagementConfig config) {
        return switch (stage) {
            case BOUND, MANAGED -> Signal.Failed.of(Condition.UNEXPECTED_REQUEST);
            case UNBOUND ->
                Signal.Failed.of(
                        config.allowsResumption() ? Condition.ITEM_NOT_FOUND : Condition.FEATURE_NOT_IMPLEMENTED);
        };
    }

    /** The answer to a request to resume a session that is over, whose last count is still known. */
    public static Signal.Failed gone(long h) {
        return new Signal.Failed(Condition.ITEM_NOT_FOUND, OptionalLong.of(h));
    }

    private static Enabling start(Signal.Enable request, StreamManagementConfig config, ResumeId newId) {
        if (!request.wantsResumption() || !config.allowsResumption()) {
            var answer = new Signal.Enabled("", 0, "");
            return new Enabling.Started(answer, ManagedStream.start(config, Optional.empty(), Duration.ZERO));
        }
        var timeout = config.resumeTimeoutFor(request);
        var answer = new Signal.Enabled(newId.text(), timeout.toSeconds(), config.location());
        return new Enabling.Started(answer, ManagedStream.start(config, Optional.of(newId), timeout));
    }
}
