package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Change;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepLimits;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request to an account's nodes, and the ways to answer it.
 *
 * @param pubsub the request's payload
 */
record Request(UserState state, Iq iq, Element pubsub, Instant now, Pep pep) {

    static Request of(UserState state, Iq iq, Instant now, Pep pep) {
        return new Request(state, iq, iq.payload().elements().getFirst(), now, pep);
    }

    Jid asker() {
        return iq.from().orElseThrow();
    }

    boolean isOwners() {
        return asker().sameAccount(state.account());
    }

    boolean isSet() {
        return iq.type() == Iq.Type.SET;
    }

    PepLimits limits() {
        return pep.limits();
    }

    /** In the request's own namespace. */
    Optional<Element> child(String local) {
        return pubsub.child(local, pubsub.name().namespace());
    }

    Optional<PepNode> node(Element named) {
        return named.attribute("node").flatMap(state.pep()::find);
    }

    Outcome refuse(StanzaError error) {
        return Outcome.reply(state, iq.bounce(error));
    }

    Outcome answer(Element... payload) {
        return Outcome.reply(state, iq.result(payload));
    }

    /** Answered within the element that the request came in. */
    Element wrapped(Element... children) {
        return new Element(pubsub.name(), java.util.Map.of(), List.of(children));
    }

    /** Once the changes are durable: the answer, and what others are told. */
    Outcome changed(UserState after, List<PepChange> changes, Iq answer, List<Act> told) {
        var acts = new ArrayList<Act>();
        acts.add(new Act.Save(new Change.OfPep(changes)));
        acts.addAll(Outcome.reply(after, answer).acts());
        acts.addAll(told);
        return new Outcome(after, acts);
    }
}
