package io.outcry.core.feature.ping;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.IqHandler.Scope;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;

/** Answers pings to the server and to its accounts, and pings clients that went quiet, by the rule of {@link KeepAlive}. */
public final class Ping implements Feature {

    private static final String NAMESPACE = "urn:xmpp:ping";
    private static final Name NAME = new Name("ping", NAMESPACE);

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(199, "2.0.1", "XMPP Ping"));
    }

    @Override
    public List<String> disco() {
        return List.of(NAMESPACE);
    }

    /** The account answers as well, for its owner pings it to see whether the server is there (XEP-0199 §4.2). */
    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(
                IqHandler.ofGet(Scope.SERVER, NAME, (request, _) -> request.result()),
                IqHandler.ofGet(Scope.ACCOUNT, NAME, (request, facts) -> answerFor(facts.account(), request)));
    }

    /** A ping from the server to a client; whatever the client answers, it is there. */
    public static Iq request(Jid server, Jid client, String id) {
        return Iq.of(Iq.Type.GET, server, client, id, Element.empty(NAME.local(), NAME.namespace()));
    }

    /** Only to the owner: an answer to others would tell that the account exists (XEP-0199 §7, RFC 6121 §8.5.1). */
    private static Iq answerFor(Jid account, Iq request) {
        var isOwner = request.from().map(account::sameAccount).orElse(true);
        return isOwner ? request.result() : request.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
    }
}
