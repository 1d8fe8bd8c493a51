package io.outcry.core.feature.session;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.IqHandler.Scope;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;

/** Says yes to clients that still ask to begin a session behind binding; a bound resource is one already. */
public final class LegacySession implements Feature {

    private static final Name NAME = new Name("session", Namespaces.SESSION);

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.rfc(3921, "XMPP: Instant Messaging and Presence (2004)").partly("§3, session establishment"));
    }

    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(
                IqHandler.of(Scope.SERVER, NAME, (request, _) -> answer(request)),
                IqHandler.of(Scope.ACCOUNT, NAME, (request, _) -> answer(request)));
    }

    private static Iq answer(Iq request) {
        return request.type() == Iq.Type.SET
                ? request.result()
                : request.bounce(StanzaError.of(Condition.NOT_ALLOWED, "A session is begun with a set."));
    }
}
