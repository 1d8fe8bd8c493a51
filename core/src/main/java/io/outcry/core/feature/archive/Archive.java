package io.outcry.core.feature.archive;

import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.Asking;
import io.outcry.core.archive.Results;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountRule;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.function.BiFunction;

/** An account's clients read what it sent and received, on whichever of them that was. */
public record Archive(ArchiveLimits limits) implements Feature {

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.xep(313, "1.1.3", "Message Archive Management")
                        .partly("Accounts and rooms have archives; an account's has nothing of what rooms sent it."),
                Spec.xep(441, "0.2.0", "Message Archive Management Preferences")
                        .partly(
                                "They decide what the archive shows of what is recorded from then on, never what is recorded."),
                Spec.xep(59, "1.0", "Result Set Management")
                        .partly(
                                "Pages are found by their neighbours, not by number; the whole is counted where it is small."),
                Spec.xep(424, "0.4.2", "Message Retraction")
                        .partly("The archive's answer has a tombstone; the record keeps what was said."));
    }

    @Override
    public List<String> accountDisco() {
        return List.of(
                Results.NAMESPACE,
                Results.NAMESPACE + "#extended",
                Results.NAMESPACE + "#groupchat-field",
                Results.RETRACTION,
                Results.RETRACTION + "#tombstone");
    }

    @Override
    public List<AccountRule> accountRules() {
        return List.of(
                rule("prefs", (state, request) -> Preferences.handle(state, request, limits)),
                rule("query", this::query),
                rule("metadata", (state, request) -> asked(state, Asking.metadata(request))));
    }

    private Outcome query(UserState state, Iq request) {
        return asked(state, Asking.query(request, limits));
    }

    private static Outcome asked(UserState state, Asking asking) {
        return switch (asking) {
            case Asking.Reads reads -> Outcome.of(state, new Act.ReadArchive(reads.reading()));
            case Asking.Answered answered -> Outcome.reply(state, answered.answer());
        };
    }

    /** Everybody reads nobody's archive but its own. */
    private static AccountRule rule(String name, BiFunction<UserState, Iq, Outcome> answer) {
        return new AccountRule(
                new Name(name, Results.NAMESPACE),
                (state, request, _) -> isOwn(state, request)
                        ? answer.apply(state, request)
                        : Outcome.reply(state, request.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE))));
    }

    private static boolean isOwn(UserState state, Iq request) {
        return request.from().filter(state.account()::sameAccount).isPresent();
    }
}
