package io.outcry.core.feature.blocking;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountRule;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.feature.Step;
import io.outcry.core.feature.Verdict;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;

/** Keeps blocked addresses and the account apart; {@link BlockCommand} changes who is blocked. */
public record Blocking(ContactLimits limits) implements Feature {

    static final String NAMESPACE = "urn:xmpp:blocking";

    private static final StanzaError BLOCKED_BY_SENDER = StanzaError.of(Condition.NOT_ACCEPTABLE)
            .with(StanzaError.Type.CANCEL)
            .with(Element.empty("blocked", "urn:xmpp:blocking:errors"));

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(191, "1.3", "Blocking Command"));
    }

    @Override
    public List<String> disco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<Step> onSend() {
        return List.of(Blocking::outbound);
    }

    @Override
    public List<Step> onReceive() {
        return List.of(Blocking::inbound);
    }

    @Override
    public List<AccountRule> accountRules() {
        return List.of(
                rule("blocklist", (state, request, _) -> list(state, request)),
                rule("block", (state, request, now) -> BlockCommand.block(state, request, now, limits)),
                rule("unblock", (state, request, now) -> BlockCommand.unblock(state, request, now)));
    }

    private static AccountRule rule(String name, AccountRule.Decision ofOwner) {
        return new AccountRule(
                new Name(name, NAMESPACE),
                (state, request, now) -> request.from().orElseThrow().sameAccount(state.account())
                        ? ofOwner.decide(state, request, now)
                        : Outcome.of(state, new Act.Send(request.bounce(StanzaError.of(Condition.FORBIDDEN)))));
    }

    /** From now on the session is told of changes (XEP-0191 §3.3). */
    private static Outcome list(UserState state, Iq request) {
        var resource = request.from().orElseThrow().resource();
        if (request.type() != Iq.Type.GET) {
            return Outcome.refuse(state, resource, request, StanzaError.of(Condition.NOT_ALLOWED));
        }
        var items =
                state.blocked().jids().stream().sorted().map(BlockCommand::item).toList();
        var answer = Element.named("blocklist", NAMESPACE).children(items).build();
        var session = state.sessions().find(resource).orElseGet(() -> Session.connected(resource));
        return Outcome.of(state.with(session.withBlockList()), new Act.Give(resource, request.result(answer)));
    }

    private static Verdict outbound(Stanza stanza, Facts facts) {
        var isBlocked = stanza.to().filter(to -> facts.blocked().blocks(to)).isPresent();
        return isBlocked ? new Verdict.Bounce(BLOCKED_BY_SENDER) : Verdict.pass(stanza);
    }

    /** To who is blocked the account looks as if it were offline (XEP-0191 §3.4). */
    private static Verdict inbound(Stanza stanza, Facts facts) {
        if (stanza.from().filter(from -> facts.blocked().blocks(from)).isEmpty()) {
            return Verdict.pass(stanza);
        }
        var isAnswered = switch (stanza) {
            case Presence _ -> false;
            case Message message -> !message.isError();
            case Iq iq -> iq.isRequest();
        };
        return isAnswered
                ? new Verdict.Bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE))
                : new Verdict.Drop("its sender is blocked");
    }
}
