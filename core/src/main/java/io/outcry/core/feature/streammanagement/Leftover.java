package io.outcry.core.feature.streammanagement;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;

/**
 * What becomes of a stanza that the client never acknowledged, once its session has finally ended: the same as of one that
 * was sent to a resource which is not there (XEP-0198 §4, RFC 6121 §8.5.3.2).
 */
public sealed interface Leftover {

    /**
     * Treat it as newly arrived for the account, behind the gate; it says since when it was held. Where it is addressed to
     * the bare address, other sessions may have had their own copy: then it is only kept if none had.
     */
    record Rerouted(Message message) implements Leftover {}

    /** Send this back to who asked. */
    record Answered(Iq answer) implements Leftover {}

    /** Nobody misses it: presence is told anew, an answer to a session that is gone has no reader. */
    record Forgotten(Stanza stanza) implements Leftover {}

    /**
     * One decision for each stanza, in order.
     *
     * @param session the full address of the session that ended
     */
    static List<Leftover> of(List<Unacknowledged> stanzas, Jid session) {
        return stanzas.stream().map(stanza -> of(stanza, session)).toList();
    }

    /**
     * What their senders are told where the account cannot be reached, so that none of them can be rerouted.
     *
     * @param session as for {@link #of(List, Jid)}
     */
    static List<Stanza> answers(List<Unacknowledged> stanzas, Jid session, StanzaError error) {
        return of(stanzas, session).stream()
                .<Stanza>mapMulti((leftover, answers) -> {
                    switch (leftover) {
                        case Rerouted rerouted ->
                            answers.accept(rerouted.message().bounce(error));
                        case Answered answered -> answers.accept(answered.answer());
                        case Forgotten _ -> {}
                    }
                })
                .toList();
    }

    private static Leftover of(Unacknowledged kept, Jid session) {
        return switch (kept.stanza()) {
            case Message own when isFromAccount(own, session) -> new Forgotten(own);
            case Message message
            when !message.isError() -> new Rerouted((Message) Delay.stamp(message, session.host(), kept.sentAt()));
            case Message error -> new Forgotten(error);
            case Presence presence -> new Forgotten(presence);
            case Iq request
            when request.isRequest() && isFromAnother(request, session) ->
                new Answered(request.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));
            case Iq iq -> new Forgotten(iq);
        };
    }

    /** Not the account itself, as with a roster push (RFC 6121 §2.1.6). */
    private static boolean isFromAnother(Iq request, Jid session) {
        return request.from().isPresent() && !isFromAccount(request, session);
    }

    /** Made by the server for this one client, such as a carbon copy: the message itself took its own way (XEP-0280 §7). */
    private static boolean isFromAccount(Stanza stanza, Jid session) {
        return stanza.from().filter(session.bare()::equals).isPresent();
    }
}
