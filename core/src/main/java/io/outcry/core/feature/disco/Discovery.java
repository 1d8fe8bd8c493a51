package io.outcry.core.feature.disco;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountNodes;
import io.outcry.core.feature.AccountRule;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.IqHandler.Scope;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/**
 * Tells what the server is and can do, and to those who may see an account's presence, what the account is.
 *
 * @param nodes what there is below an account's address; never a node of the same name in two
 * @param items addresses that the server lists as its own
 * @param capsNode the one node that the server answers for: its own capabilities (XEP-0115 §6.2)
 */
public record Discovery(
        SelfDescription server, SelfDescription account, List<AccountNodes> nodes, List<String> items, String capsNode)
        implements Feature {

    private static final Name INFO = new Name("query", SelfDescription.NAMESPACE);
    private static final Name ITEMS = new Name("query", SelfDescription.ITEMS_NAMESPACE);

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(30, "2.5.0", "Service Discovery"));
    }

    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(
                IqHandler.ofGet(Scope.SERVER, INFO, (request, _) -> serverInfo(request)),
                IqHandler.ofGet(Scope.SERVER, ITEMS, (request, _) -> serverItemsOf(request)));
    }

    @Override
    public List<AccountRule> accountRules() {
        return List.of(
                new AccountRule(INFO, (state, request, _) -> Outcome.reply(state, ofAccount(state, request))),
                new AccountRule(ITEMS, (state, request, _) -> Outcome.reply(state, ofAccount(state, request))));
    }

    private Iq serverInfo(Iq request) {
        var node = nodeOf(request);
        var isKnown = node.isEmpty() || node.equals(capsNode);
        return isKnown ? request.result(server.element(node)) : refuse(request, Condition.ITEM_NOT_FOUND);
    }

    private Iq serverItemsOf(Iq request) {
        if (!nodeOf(request).isEmpty()) {
            return refuse(request, Condition.ITEM_NOT_FOUND);
        }
        var query = Element.named("query", SelfDescription.ITEMS_NAMESPACE);
        items.forEach(item -> query.child(Element.named("item", SelfDescription.ITEMS_NAMESPACE)
                .attribute("jid", item)
                .build()));
        return request.result(query.build());
    }

    /**
     * To whom the account shows neither its presence nor anything else it is as if there were no such account, so that
     * nobody finds out which accounts exist (XEP-0030 §10).
     */
    private Iq ofAccount(UserState state, Iq request) {
        var asker = request.from().orElseThrow();
        if (request.type() != Iq.Type.GET) {
            return refuse(
                    request,
                    asker.sameAccount(state.account()) ? Condition.NOT_ALLOWED : Condition.SERVICE_UNAVAILABLE);
        }
        var visible = nodes.stream()
                .flatMap(found -> found.visible(state, asker).stream())
                .toList();
        if (visible.isEmpty() && !seesPresence(state, asker)) {
            return ofNobody(request).orElseGet(() -> refuse(request, Condition.SERVICE_UNAVAILABLE));
        }
        var node = nodeOf(request);
        return node.isEmpty() ? ofAccountItself(request, visible) : ofNode(state, request, node);
    }

    /** What is answered in the name of an account that does not exist, where that is no error (XEP-0030 §10). */
    public static Optional<Iq> ofNobody(Iq request) {
        var isItems = request.type() == Iq.Type.GET && request.payload().names().equals(List.of(ITEMS));
        return isItems ? Optional.of(nothing(request)) : Optional.empty();
    }

    private static Iq nothing(Iq request) {
        return request.result(Element.empty("query", SelfDescription.ITEMS_NAMESPACE));
    }

    private Iq ofAccountItself(Iq request, List<Element> visible) {
        return request.payload().has("query", SelfDescription.NAMESPACE)
                ? request.result(account.element(""))
                : request.result(Element.named("query", SelfDescription.ITEMS_NAMESPACE)
                        .children(visible)
                        .build());
    }

    private Iq ofNode(UserState state, Iq request, String node) {
        return nodes.stream()
                .flatMap(found -> found.answer(state, request, node).stream())
                .findFirst()
                .orElseGet(() -> refuse(request, Condition.ITEM_NOT_FOUND));
    }

    private static boolean seesPresence(UserState state, Jid asker) {
        return asker.sameAccount(state.account())
                || state.contacts().get(asker).subscription().isFrom();
    }

    private static String nodeOf(Iq request) {
        return request.payload().elements().stream()
                .findFirst()
                .flatMap(query -> query.attribute("node"))
                .orElse("");
    }

    private static Iq refuse(Iq request, Condition condition) {
        return request.bounce(StanzaError.of(condition));
    }
}
