package io.outcry.core.feature.lastactivity;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountRule;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.Spec;
import io.outcry.core.feature.Step;
import io.outcry.core.feature.Verdict;
import io.outcry.core.routing.Sessions.Farewell;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells those who may see an account's presence since when nobody is there, and everybody since when the server runs.
 *
 * @param startedAt when this node began to run
 */
public record LastActivity(Instant startedAt) implements Feature {

    private static final String NAMESPACE = "jabber:iq:last";
    private static final Name NAME = new Name("query", NAMESPACE);

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(12, "2.0", "Last Activity")
                .partly("A node that dies forgets who was there: they count as away since they left before."));
    }

    @Override
    public List<String> disco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<String> accountDisco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<Step> onReceive() {
        return List.of(LastActivity::guard);
    }

    @Override
    public List<AccountRule> accountRules() {
        return List.of(new AccountRule(
                NAME, (state, request, now) -> Outcome.of(state, new Act.Send(ofAccount(state, request, now)))));
    }

    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(IqHandler.ofGet(
                IqHandler.Scope.SERVER,
                NAME,
                (request, facts) ->
                        request.result(elapsed(startedAt, facts.now()).build())));
    }

    /** No client is asked by who may not see that it is there (XEP-0012 §4). */
    private static Verdict guard(Stanza stanza, Facts facts) {
        var isRefused = stanza instanceof Iq iq
                && iq.isRequest()
                && iq.to().filter(Jid::isFull).isPresent()
                && iq.payload().has(NAME.local(), NAME.namespace())
                && !maySee(iq, facts.account(), facts.contacts());
        return isRefused ? new Verdict.Bounce(StanzaError.of(Condition.FORBIDDEN)) : Verdict.pass(stanza);
    }

    private static Iq ofAccount(UserState state, Iq request, Instant now) {
        if (!maySee(request, state.account(), state.contacts())) {
            return request.bounce(StanzaError.of(Condition.FORBIDDEN));
        }
        if (request.type() != Iq.Type.GET) {
            return request.bounce(StanzaError.of(Condition.NOT_ALLOWED));
        }
        if (!state.sessions().all().isEmpty()) {
            return request.result(elapsed(now, now).build());
        }
        return state.sessions()
                .farewell()
                .map(farewell -> request.result(
                        elapsed(farewell.at(), now).text(status(farewell)).build()))
                .orElseGet(() -> request.bounce(StanzaError.of(Condition.ITEM_NOT_FOUND)));
    }

    private static boolean maySee(Iq request, Jid account, Contacts contacts) {
        return request.from()
                .filter(asker -> asker.sameAccount(account)
                        || contacts.get(asker).subscription().isFrom())
                .isPresent();
    }

    /** A clock that was set back shows nothing negative. */
    private static Element.Builder elapsed(Instant since, Instant now) {
        var seconds = Math.max(0, Duration.between(since, now).toSeconds());
        return Element.named(NAME.local(), NAMESPACE).attribute("seconds", Long.toString(seconds));
    }

    private static String status(Farewell farewell) {
        return farewell.presence()
                .payload()
                .find("status", Namespaces.CLIENT)
                .map(Element::text)
                .orElse("");
    }
}
