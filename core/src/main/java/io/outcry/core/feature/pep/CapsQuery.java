package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.caps.Audience.Listener;
import io.outcry.core.caps.CapsHash;
import io.outcry.core.caps.CapsVerification;
import io.outcry.core.caps.Interests;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The account asks a client what it can do (XEP-0115 §6.2), and reads the answer. */
public final class CapsQuery {

    private static final String ID = "caps:";

    private CapsQuery() {}

    /** From the account itself, for the answer has to come back to it wherever it lives by then. */
    public static Iq of(Jid account, Jid client, CapsHash.Annotation annotation) {
        var query = Element.named("query", SelfDescription.NAMESPACE)
                .attribute("node", annotation.discoNode())
                .build();
        return Iq.of(Iq.Type.GET, account, client, ID + annotation.hash().ver(), query);
    }

    /** Empty for what is no answer to such a question, or to none that is open. */
    static Optional<Outcome> answered(UserState state, Iq answer, Listening listening) {
        var client = answer.from().orElseThrow();
        return state.audience()
                .find(client)
                .filter(listener -> !listener.isKnown()
                        && answer.id().equals(ID + listener.annotation().hash().ver()))
                .map(listener -> answered(state, client, listener, answer, listening));
    }

    private static Outcome answered(UserState state, Jid client, Listener listener, Iq answer, Listening listening) {
        var hash = listener.annotation().hash();
        var query =
                answer.payload().find("query", SelfDescription.NAMESPACE).filter(_ -> answer.type() == Iq.Type.RESULT);
        var worth = query.map(found -> CapsVerification.check(hash, found)).orElse(CapsVerification.Worth.NOTHING);
        var interests = query.filter(_ -> worth != CapsVerification.Worth.NOTHING)
                .map(found -> Interests.among(CapsVerification.features(found)))
                .orElse(Interests.NONE);
        var acts = new ArrayList<Act>(List.of(
                switch (worth) {
                    case EVERYBODYS -> new Act.CapsLearned(hash, Optional.of(interests));
                    case ONLY_THIS_CLIENTS, NOTHING -> new Act.CapsLearned(hash, Optional.empty());
                }));
        var learned = listening.learned(state, client, hash, interests);
        acts.addAll(learned.acts());
        return new Outcome(learned.state(), acts);
    }
}
