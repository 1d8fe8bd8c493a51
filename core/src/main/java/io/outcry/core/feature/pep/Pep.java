package io.outcry.core.feature.pep;

import io.outcry.core.caps.CapsHash;
import io.outcry.core.caps.Interests;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountNodes;
import io.outcry.core.feature.AccountRule;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.SelfDescription.Identity;
import io.outcry.core.feature.Spec;
import io.outcry.core.pep.PepLimits;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every account publishes what it wants to and keeps what it likes: avatars, moods, keys, bookmarks.
 *
 * @param ids unguessable names, for items without one and for notifications
 */
public record Pep(PepLimits limits, Supplier<String> ids) implements Feature {

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.xep(163, "1.2.2", "Personal Eventing Protocol"),
                Spec.xep(60, "1.30.0", "Publish-Subscribe")
                        .partly("At accounts' addresses, on the part that XEP-0163 needs: no access model authorize, no"
                                + " subscription options, no publishers but the owner."),
                Spec.xep(222, "1.0", "Persistent Storage of Public Data via PubSub"),
                Spec.xep(223, "1.1.1", "Persistent Storage of Private Data via PubSub"),
                Spec.xep(84, "1.1.4", "User Avatar"),
                Spec.xep(107, "1.2.2", "User Mood"),
                Spec.xep(108, "1.3", "User Activity"),
                Spec.xep(118, "1.3.0", "User Tune"),
                Spec.xep(172, "1.1", "User Nickname"),
                Spec.xep(402, "1.2.0", "PEP Native Bookmarks")
                        .partly("Kept and told; nothing is converted from the other forms."),
                Spec.xep(48, "1.2", "Bookmarks").partly("Kept by the account's nodes."));
    }

    @Override
    public List<Identity> accountIdentities() {
        return List.of(new Identity("pubsub", "pep", ""));
    }

    @Override
    public List<String> accountDisco() {
        var supported = Stream.of(
                        "access-presence",
                        "auto-create",
                        "auto-subscribe",
                        "config-node",
                        "config-node-max",
                        "create-and-configure",
                        "create-nodes",
                        "delete-items",
                        "delete-nodes",
                        "filtered-notifications",
                        "item-ids",
                        "last-published",
                        "member-affiliation",
                        "meta-data",
                        "modify-affiliations",
                        "multi-items",
                        "outcast-affiliation",
                        "persistent-items",
                        "presence-subscribe",
                        "publish",
                        "publish-options",
                        "purge-nodes",
                        "retract-items",
                        "retrieve-affiliations",
                        "retrieve-default",
                        "retrieve-items",
                        "retrieve-subscriptions",
                        "subscribe")
                .map(feature -> PepNames.PUBSUB + "#" + feature);
        return Stream.concat(Stream.of(PepNames.PUBSUB), supported).toList();
    }

    @Override
    public List<AccountRule> accountRules() {
        return List.of(rule(PepNames.PUBSUB, PepRequests::ofAnybody), rule(PepNames.OWNER, PepRequests::ofOwner));
    }

    private AccountRule rule(String namespace, Function<Request, Outcome> answer) {
        return new AccountRule(new Name("pubsub", namespace), (state, iq, now) -> {
            var request = Request.of(state, iq, now, this);
            return Access.isHidden(state, request.asker())
                    ? request.refuse(StanzaError.of(Condition.SERVICE_UNAVAILABLE))
                    : answer.apply(request);
        });
    }

    @Override
    public Optional<AccountNodes> accountNodes() {
        return Optional.of(new NodeDisco());
    }

    /** Who hears of an account's nodes by its presence. */
    public Listening listening(Function<CapsHash, Optional<Interests>> known) {
        return new Listening(this, known);
    }

    /** A result or an error for the account itself; empty where it did not ask. */
    public static Optional<Outcome> answered(UserState state, Iq answer, Listening listening) {
        return CapsQuery.answered(state, answer, listening);
    }
}
