package io.outcry.core.stream;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamError.Condition;

/**
 * How far a client's stream has come, and so what the client may send (RFC 6120 §4.3).
 *
 * <pre>CLEAR → SECURED → AUTHENTICATED → BOUND</pre>
 */
public enum StreamPhase {
    /** Before TLS. */
    CLEAR,
    /** Under TLS, before SASL succeeded. */
    SECURED,
    /** After SASL, without a resource. */
    AUTHENTICATED,
    /** With a resource: stanzas flow. */
    BOUND;

    private static final String REGISTER = "jabber:iq:register";

    /** What becomes of something that the client sent. */
    public sealed interface Admission {

        /** It may come in. */
        record Pass() implements Admission {}

        /** It may not; this goes back, and the stream goes on. */
        record Answer(Element element) implements Admission {}

        /** It may not, and the stream ends. */
        record End(StreamError error) implements Admission {}
    }

    /**
     * For a stanza.
     *
     * @param mayRegister accounts can be made on a stream that nobody logged in on (XEP-0077)
     */
    public Admission admit(Stanza stanza, boolean mayRegister) {
        return switch (this) {
            case CLEAR -> end(Condition.NOT_AUTHORIZED, "Begin TLS first.");
            case SECURED ->
                mayRegister && carries(stanza, "query", REGISTER)
                        ? new Admission.Pass()
                        : end(Condition.NOT_AUTHORIZED, "Log in first.");
            case AUTHENTICATED ->
                carries(stanza, "bind", Namespaces.BIND)
                        ? new Admission.Pass()
                        : end(Condition.NOT_AUTHORIZED, "Bind a resource first.");
            case BOUND -> new Admission.Pass();
        };
    }

    /** For an element that is no stanza. */
    public Admission admit(Element nonza) {
        return switch (nonza.name().namespace()) {
            case Namespaces.TLS -> admitTls(nonza);
            case Namespaces.SASL -> admitSasl();
            case Namespaces.STREAM_MANAGEMENT -> admitStreamManagement(nonza);
            case Namespaces.CLIENT_STATE -> this == BOUND ? new Admission.Pass() : unknown();
            default -> unknown();
        };
    }

    private Admission admitTls(Element nonza) {
        return this == CLEAR && nonza.is("starttls", Namespaces.TLS) ? new Admission.Pass() : unknown();
    }

    private Admission admitSasl() {
        return switch (this) {
            // Before TLS an exchange fails in its own words, encryption-required (RFC 6120 §6.5.4).
            case CLEAR, SECURED -> new Admission.Pass();
            case AUTHENTICATED, BOUND -> end(Condition.POLICY_VIOLATION, "You are logged in already.");
        };
    }

    /** A stream resumes in place of binding and is managed only once it is bound; too early fails (XEP-0198 §3). */
    private Admission admitStreamManagement(Element nonza) {
        return switch (this) {
            case CLEAR, SECURED -> tooEarlyToManage();
            case AUTHENTICATED ->
                nonza.is("resume", Namespaces.STREAM_MANAGEMENT) ? new Admission.Pass() : tooEarlyToManage();
            case BOUND -> new Admission.Pass();
        };
    }

    private static Admission tooEarlyToManage() {
        return new Admission.Answer(Element.named("failed", Namespaces.STREAM_MANAGEMENT)
                .child(Element.empty("unexpected-request", Namespaces.STANZA_ERRORS))
                .build());
    }

    /** Nothing but what was offered may come before the client is authenticated (RFC 6120 §4.9.3.12, §4.9.3.24). */
    private Admission unknown() {
        return switch (this) {
            case CLEAR, SECURED -> end(Condition.NOT_AUTHORIZED, "");
            case AUTHENTICATED, BOUND -> end(Condition.UNSUPPORTED_STANZA_TYPE, "");
        };
    }

    private static boolean carries(Stanza stanza, String local, String namespace) {
        return stanza instanceof Iq iq && iq.isRequest() && iq.payload().has(local, namespace);
    }

    private static Admission end(Condition condition, String text) {
        return new Admission.End(StreamError.of(condition, text));
    }
}
