package io.outcry.core.feature.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.CombinedAccounts;
import io.outcry.core.auth.Directory;
import io.outcry.core.auth.MemoryDirectory;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final RegistrationRules ALL = new RegistrationRules(true, true, true);

    /** Accounts in a map. */
    private record FewAccounts(Map<Jid, Map<ScramHash, ScramKeys>> keys) implements AccountStore {

        @Override
        public Optional<Directory> directory(String domain) {
            return Optional.empty();
        }

        @Override
        public CompletionStage<Optional<Account>> find(Jid account) {
            throw new AssertionError("nobody needs it");
        }

        @Override
        public CompletionStage<Boolean> create(Account account) {
            throw new AssertionError("nobody needs it");
        }

        @Override
        public CompletionStage<Integer> createAll(List<Account> accounts) {
            throw new AssertionError("nobody needs it");
        }

        @Override
        public CompletionStage<Boolean> changeKeys(Jid account, Map<ScramHash, ScramKeys> changed) {
            return CompletableFuture.completedStage(keys.replace(account, changed) != null);
        }

        @Override
        public CompletionStage<Boolean> remove(Jid account) {
            return CompletableFuture.completedStage(keys.remove(account) != null);
        }

        @Override
        public CompletionStage<List<Jid>> page(String domain, String afterLocal, int limit) {
            throw new AssertionError("nobody needs it");
        }

        @Override
        public CompletionStage<Long> count(String domain) {
            throw new AssertionError("nobody needs it");
        }
    }

    private final Map<Jid, Map<ScramHash, ScramKeys>> kept = new HashMap<>(Map.of(ROMEO.bare(), Map.of()));
    private final List<String> removed = new ArrayList<>();

    @Test
    void changesTheOwnPassword() {
        var answer = ask(ALL, request(Iq.Type.SET, credentials("romeo", "wherefore")));

        assertThat(answer.type()).isEqualTo(Iq.Type.RESULT);
        assertThat(answer.to()).contains(ROMEO);
        assertThat(kept.get(ROMEO.bare())).containsOnlyKeys(ScramHash.values());
    }

    @Test
    void changesNobodyElsesPassword() {
        assertThat(refusal(ask(ALL, request(Iq.Type.SET, credentials("juliet", "x")))))
                .isEqualTo("bad-request");
        var asJuliet = request(Iq.Type.SET, credentials("romeo", "x"))
                .with(new Header(Optional.of(Jid.of("juliet@montague.example")), Optional.of(ROMEO), "1", ""));
        assertThat(refusal(ask(ALL, asJuliet))).isEqualTo("service-unavailable");
        var fromElsewhere = request(Iq.Type.SET, credentials("romeo", "x"))
                .with(new Header(
                        Optional.of(Jid.of("montague.example")),
                        Optional.of(Jid.of("romeo@capulet.example/x")),
                        "1",
                        ""));
        assertThat(refusal(ask(ALL, fromElsewhere))).isEqualTo("service-unavailable");
        assertThat(kept.get(ROMEO.bare())).isEmpty();
    }

    @Test
    void refusesWhatIsNoPassword() {
        assertThat(refusal(ask(ALL, request(Iq.Type.SET, credentials("romeo", "")))))
                .isEqualTo("bad-request");
        assertThat(refusal(ask(ALL, request(Iq.Type.SET, credentials("romeo", "a\u0007")))))
                .isEqualTo("not-acceptable");
    }

    @Test
    void doesOnlyWhatTheRulesAllow() {
        var none = new RegistrationRules(false, false, false);

        assertThat(refusal(ask(none, request(Iq.Type.SET, credentials("romeo", "x")))))
                .isEqualTo("not-allowed");
        assertThat(refusal(ask(none, request(Iq.Type.SET, removal())))).isEqualTo("not-allowed");
        assertThat(kept).containsKey(ROMEO.bare());
    }

    @Test
    void askLaterWhereTooManyPasswordsWait() {
        Executor full = _ -> {
            throw new RejectedExecutionException();
        };

        assertThat(refusal(ask(ALL, request(Iq.Type.SET, credentials("romeo", "x")), full)))
                .isEqualTo("resource-constraint");
    }

    @Test
    void removesTheAccountAndReportsIt() {
        var answer = ask(ALL, request(Iq.Type.SET, removal()));

        assertThat(answer.type()).isEqualTo(Iq.Type.RESULT);
        assertThat(kept).isEmpty();
        assertThat(removed).containsExactly("romeo@montague.example by romeo@montague.example/orchard");
        assertThat(refusal(ask(ALL, request(Iq.Type.SET, removal())))).isEqualTo("item-not-found");
        assertThat(removed).hasSize(1);
    }

    @Test
    void removesOnlyWhereNothingElseIsAsked() {
        var mixed = Element.named("query", RegisterQuery.NAMESPACE)
                .child(Element.empty("remove", RegisterQuery.NAMESPACE))
                .child("username", "romeo")
                .build();

        assertThat(refusal(ask(ALL, request(Iq.Type.SET, mixed)))).isEqualTo("bad-request");
        assertThat(kept).containsKey(ROMEO.bare());
    }

    @Test
    void tellsWhoIsRegisteredAndNoPassword() {
        var query = ask(ALL, request(Iq.Type.GET, Element.empty("query", RegisterQuery.NAMESPACE)))
                .payload()
                .elements()
                .getFirst();

        assertThat(query.child("registered", RegisterQuery.NAMESPACE)).isPresent();
        assertThat(query.child("username", RegisterQuery.NAMESPACE).map(Element::text))
                .contains("romeo");
        assertThat(query.child("password", RegisterQuery.NAMESPACE).map(Element::text))
                .contains("");
    }

    @Test
    void answersRequestsToTheServerAndToNobody() {
        var feature = new Registration(own(ALL, Runnable::run));

        assertThat(feature.iqHandlers().stream().map(IqHandler::scope))
                .containsExactly(IqHandler.Scope.SERVER, IqHandler.Scope.ACCOUNT);
        for (var handler : feature.iqHandlers()) {
            var request = new Iq(
                    new Header(Optional.empty(), Optional.of(ROMEO), "1", ""),
                    Iq.Type.GET,
                    Payload.of(Element.empty("query", RegisterQuery.NAMESPACE)));
            assertThat(handler.answer(request, Facts.of(ROMEO.bare(), Instant.EPOCH))
                            .toCompletableFuture()
                            .join()
                            .type())
                    .isEqualTo(Iq.Type.RESULT);
        }
    }

    @Test
    void makesAccountsOnlyWhereThatIsAllowed() {
        var off = new RegistrationRules(false, true, true);

        assertThat(refusal(judge(off, credentials("juliet", "x")))).isEqualTo("service-unavailable");
        assertThat(NewAccount.judge(fromNobody(credentials("Juliet", "x")), "montague.example", ALL))
                .isInstanceOfSatisfying(NewAccount.Create.class, create -> {
                    assertThat(create.account()).isEqualTo(Jid.of("juliet@montague.example"));
                    assertThat(create.preparedPassword()).isEqualTo("x");
                    assertThat(create.password().toString()).doesNotContain("x");
                });
        assertThat(refusal(NewAccount.taken(fromNobody(removal())))).isEqualTo("conflict");
    }

    @Test
    void makesNoAccountOfNonsense() {
        for (var name : List.of("", "a/b", "a@capulet.example", "montague.example/x", "\u265a")) {
            assertThat(refusal(judge(ALL, credentials(name, "x")))).as(name).isEqualTo("not-acceptable");
        }
        assertThat(refusal(judge(ALL, credentials("juliet", "")))).isEqualTo("not-acceptable");
        assertThat(refusal(judge(ALL, removal()))).isEqualTo("registration-required");
    }

    @Test
    void changesNothingInADirectory() {
        var directories = Map.<String, Directory>of("montague.example", new MemoryDirectory());
        var accounts = new CombinedAccounts(new FewAccounts(kept), directories);
        var own = own(ALL, accounts, Runnable::run);

        for (var query : List.of(credentials("romeo", "wherefore"), removal())) {
            var answer = own.answer(request(Iq.Type.SET, query))
                    .toCompletableFuture()
                    .join();
            assertThat(refusal(answer)).isEqualTo("not-allowed");
        }
        assertThat(kept).containsOnlyKeys(ROMEO.bare());
    }

    private static Iq judge(RegistrationRules rules, Element query) {
        var judged = NewAccount.judge(fromNobody(query), "montague.example", rules);
        assertThat(judged).isInstanceOf(NewAccount.Answer.class);
        return ((NewAccount.Answer) judged).iq();
    }

    private static Iq fromNobody(Element query) {
        return new Iq(Header.EMPTY, Iq.Type.SET, Payload.of(query));
    }

    private static Iq request(Iq.Type type, Element query) {
        return Iq.of(type, ROMEO, Jid.of("montague.example"), "1", query);
    }

    private static Element credentials(String name, String password) {
        return Element.named("query", RegisterQuery.NAMESPACE)
                .child("username", name)
                .child("password", password)
                .build();
    }

    private static Element removal() {
        return Element.named("query", RegisterQuery.NAMESPACE)
                .child(Element.empty("remove", RegisterQuery.NAMESPACE))
                .build();
    }

    private Iq ask(RegistrationRules rules, Iq request) {
        return ask(rules, request, Runnable::run);
    }

    private Iq ask(RegistrationRules rules, Iq request, Executor executor) {
        return own(rules, executor).answer(request).toCompletableFuture().join();
    }

    private OwnAccount own(RegistrationRules rules, Executor executor) {
        return own(rules, new FewAccounts(kept), executor);
    }

    private OwnAccount own(RegistrationRules rules, AccountStore accounts, Executor executor) {
        return new OwnAccount(
                rules,
                accounts,
                new NewKeys(executor, new Random(1), 4096),
                (account, by) -> removed.add(account + " by " + by));
    }

    private static String refusal(Iq answer) {
        assertThat(answer.type()).isEqualTo(Iq.Type.ERROR);
        return answer.payload()
                .find("error", Namespaces.CLIENT)
                .orElseThrow()
                .children()
                .getFirst()
                .name()
                .local();
    }
}
