package io.outcry.core.stream;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which resource a session gets (RFC 6120 §7).
 *
 * @param maxSessions most sessions of one account at once
 */
public record BindRules(Conflict conflict, int maxSessions) {

    /** What happens where the resource that a client asks for is in use (RFC 6120 §7.7.2.2). */
    public enum Conflict {
        /** The old session ends with the stream error conflict: mostly it is the same client, back from a lost network. */
        REPLACE_OLD,
        /** The new session does not get it. */
        REFUSE_NEW,
        /** The new session gets another resource. */
        RENAME_NEW
    }

    public BindRules {
        if (maxSessions < 1) {
            throw new IllegalArgumentException("max-sessions must be at least 1, was " + maxSessions);
        }
    }

    /** What came of a request. */
    public sealed interface Answer {

        /** The session has this full address. */
        record Bound(Jid session) implements Answer {}

        /** The same, once the session that has it now is ended with the stream error conflict. */
        record BoundInstead(Jid session) implements Answer {}

        /** The client may ask again. */
        record Refused(StanzaError error) implements Answer {}
    }

    /**
     * Answers a request.
     *
     * @param asked as it came from the client, empty where it leaves the choice to us
     * @param inUse the resources of the account's sessions
     * @param fresh makes unguessable resources (RFC 6120 §7.6): a resource that anybody can guess leaks presence
     */
    public Answer bind(Jid account, String asked, Set<String> inUse, Supplier<String> fresh) {
        if (asked.isEmpty()) {
            return isFull(inUse) ? tooMany() : new Answer.Bound(unused(account, inUse, fresh));
        }
        var prepared = prepare(account, asked);
        if (prepared.isEmpty()) {
            return refused(Condition.BAD_REQUEST, "That cannot be a resource.");
        }
        if (!inUse.contains(prepared.get().resource())) {
            return isFull(inUse) ? tooMany() : new Answer.Bound(prepared.get());
        }
        return switch (conflict) {
            case REPLACE_OLD -> new Answer.BoundInstead(prepared.get());
            case REFUSE_NEW -> refused(Condition.CONFLICT, "Another session has that resource.");
            case RENAME_NEW -> isFull(inUse) ? tooMany() : new Answer.Bound(unused(account, inUse, fresh));
        };
    }

    private boolean isFull(Set<String> inUse) {
        return inUse.size() >= maxSessions;
    }

    private static Optional<Jid> prepare(Jid account, String asked) {
        return Jid.find(account.bare() + "/" + asked).filter(Jid::isFull);
    }

    private static Jid unused(Jid account, Set<String> inUse, Supplier<String> fresh) {
        var resource = fresh.get();
        while (inUse.contains(resource)) {
            resource = fresh.get();
        }
        return account.withResource(resource);
    }

    private static Answer tooMany() {
        return refused(Condition.RESOURCE_CONSTRAINT, "This account has as many sessions as it may have.");
    }

    private static Answer refused(Condition condition, String text) {
        return new Answer.Refused(StanzaError.of(condition, text));
    }
}
