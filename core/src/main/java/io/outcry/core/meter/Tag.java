package io.outcry.core.meter;

import io.outcry.core.StoreException;
import io.outcry.core.auth.SaslFailure;
import io.outcry.core.auth.SaslMechanism;
import io.outcry.core.stream.StreamError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a metric is told apart by. A tag has few values, so none can ever be an address: either they are listed here, or
 * they are names out of the code or the configuration, learned up to a limit.
 */
public enum Tag {
    NONE(""),
    /** Something that is remembered to be found more quickly. */
    CACHE("caps", "directory", "memory", "redis"),
    /** How an account's actor got on with a message for it. */
    FATE("delivered", "kept", "bounced", "dropped"),
    /** A folder of {@code core/feature}. */
    FEATURE,
    /** A garbage collector of the Java runtime. */
    COLLECTOR,
    /** What stores are made of, and what can be lost while the node runs. */
    LAYER("database", "redis"),
    /** A key of {@code listeners}. */
    LISTENER,
    MECHANISM(SaslMechanism.values(), SaslMechanism::wireName),
    /** A store's method, such as {@code ledger.append}. */
    OPERATION,
    OUTCOME("done", "refused"),
    /** Something bounded in which things wait; its limit is in the configuration. */
    QUEUE(
            "caps",
            "crypto",
            "database",
            "directory",
            "held",
            "kept",
            "ledger.append",
            "ledger.markDelivered",
            "redis",
            "unacknowledged",
            "unconfirmed",
            "unsent",
            "user"),
    /** RFC 6120 §6.5. */
    SASL_FAILURE(SaslFailure.Condition.values(), SaslFailure.Condition::wireName),
    STANZA("message", "presence", "iq"),
    /** Where a client's session is on its way. */
    STATE("opening", "securing", "authenticating", "binding", "resuming", "established", "detached", "settling"),
    /** Who or what refused a stanza. */
    REFUSER("gate-send", "gate-receive", "gate-room", "malformed", "spoofed"),
    /** RFC 6120 §4.9.3. */
    STREAM_ERROR(StreamError.Condition.values(), StreamError.Condition::wireName),
    STORE_FAILURE(StoreException.Reason.values(), reason -> reason.name().toLowerCase(Locale.ROOT));

    /** What every value that a tag does not take is counted as. */
    public static final String OTHER = "other";

    /** Most values that a tag learns; what comes later is {@link #OTHER}. */
    public static final int MAX_LEARNED = 64;

    private static final Pattern LEARNABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}");

    /** Never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> known;

    /** Without values, it learns them. */
    Tag(String... values) {
        this.known = List.of(values);
    }

    <E extends Enum<E>> Tag(E[] values, Function<E, String> text) {
        this.known = Arrays.stream(values).map(text).toList();
    }

    /** As it stands beside a figure, such as {@code stream_error}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All values that it has; empty where they are learned. The one of {@link #NONE} is empty. */
    public List<String> known() {
        return known;
    }

    public boolean isLearned() {
        return known.isEmpty();
    }

    /** Whether it has this value, or may learn it. */
    public boolean takes(String value) {
        return isLearned() ? LEARNABLE.matcher(value).matches() : known.contains(value);
    }
}
