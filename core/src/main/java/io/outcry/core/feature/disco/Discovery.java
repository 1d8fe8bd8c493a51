package io.outcry.core.feature.disco;

import io.outcry.core.feature.Facts;
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
 * @param capsNode the one node that the server answers for: its own capabilities (XEP-0115 §6.2)
 */
public record Discovery(SelfDescription server, SelfDescription account, String capsNode) implements Feature {

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
                IqHandler.ofGet(Scope.SERVER, ITEMS, (request, _) -> items(request)),
                IqHandler.ofGet(Scope.ACCOUNT, INFO, this::accountInfo),
                IqHandler.ofGet(Scope.ACCOUNT, ITEMS, Discovery::accountItems));
    }

    private Iq serverInfo(Iq request) {
        var node = nodeOf(request);
        var isKnown = node.isEmpty() || node.equals(capsNode);
        return isKnown ? request.result(server.element(node)) : refuse(request, Condition.ITEM_NOT_FOUND);
    }

    private Iq accountInfo(Iq request, Facts facts) {
        if (!maySee(request, facts)) {
            return refuse(request, Condition.SERVICE_UNAVAILABLE);
        }
        return nodeOf(request).isEmpty()
                ? request.result(account.element(""))
                : refuse(request, Condition.ITEM_NOT_FOUND);
    }

    private static Iq accountItems(Iq request, Facts facts) {
        return maySee(request, facts) ? items(request) : nothing(request);
    }

    /** What is answered in the name of an account that does not exist, where that is no error (XEP-0030 §10). */
    public static Optional<Iq> ofNobody(Iq request) {
        var isItems = request.type() == Iq.Type.GET && request.payload().names().equals(List.of(ITEMS));
        return isItems ? Optional.of(nothing(request)) : Optional.empty();
    }

    private static Iq nothing(Iq request) {
        return request.result(Element.empty("query", SelfDescription.ITEMS_NAMESPACE));
    }

    private static Iq items(Iq request) {
        return nodeOf(request).isEmpty() ? nothing(request) : refuse(request, Condition.ITEM_NOT_FOUND);
    }

    /**
     * The owner, and whom the owner lets see its presence. Everybody else is answered as if there were no such account, so
     * that nobody finds out which accounts exist (XEP-0030 §10).
     */
    private static boolean maySee(Iq request, Facts facts) {
        return request.from()
                .map(asker -> asker.sameAccount(facts.account())
                        || facts.contacts().get(asker).subscription().isFrom())
                .orElse(true);
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
