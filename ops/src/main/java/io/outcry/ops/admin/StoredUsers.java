package io.outcry.ops.admin;

import io.outcry.core.Stages;
import io.outcry.core.address.Jid;
import io.outcry.core.audit.AuditEntry;
import io.outcry.core.audit.AuditLog;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AccountStore;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Accounts in this process's store. Every change is written to the audit log first: what cannot be recorded is not
 * done. An entry says what was asked; where nothing came of it, a second one says so.
 */
public final class StoredUsers implements Users {

    /**
     * What the accounts are kept in and made with.
     *
     * @param domains whose accounts live here
     * @param ids of audit entries: unique, sortable by time
     * @param slow runs what takes many milliseconds of computing
     * @param changed hears of every account that was made, changed or removed, once that is durable
     */
    public record Setup(
            AccountStore accounts,
            AuditLog audit,
            KeyDerivation keys,
            List<String> domains,
            Supplier<String> ids,
            Clock clock,
            Executor slow,
            Consumer<Jid> changed) {

        /** Why nothing can be said of this domain's accounts, where that is so. */
        Optional<String> foreign(String domain) {
            return domains.contains(domain)
                    ? Optional.empty()
                    : Optional.of(domain + " is not a domain of this node; it has " + String.join(", ", domains));
        }

        /** Writes into the audit log what is about to be done, or was. */
        CompletionStage<Void> audited(String actor, String action, String subject, String before, String after) {
            return audit.write(new AuditEntry(ids.get(), clock.instant(), actor, action, subject, before, after));
        }
    }

    private static final String NOTHING = "";
    private static final String EXISTS = "exists";

    private final Setup setup;
    private final String actor;

    /**
     * Everything done through it is one administrator's doing.
     *
     * @param actor who is responsible, for the audit log
     */
    public StoredUsers(Setup setup, String actor) {
        this.setup = setup;
        this.actor = actor;
    }

    @Override
    public CompletionStage<Boolean> add(Credential credential) {
        return refuseForeign(List.of(credential.account().domain()))
                .thenCompose(_ -> derived(credential))
                .thenCompose(account -> audited("user.add", account.jid().toString(), NOTHING, EXISTS)
                        .thenCompose(_ -> setup.accounts().create(account))
                        .thenCompose(done -> outcome(done, "user.add", account.jid(), EXISTS)));
    }

    @Override
    public CompletionStage<Imported> addAll(List<Credential> credentials) {
        var seen = new HashSet<Jid>();
        var distinct = credentials.stream().filter(c -> seen.add(c.account())).toList();
        var domains =
                distinct.stream().map(c -> c.account().domain()).distinct().toList();
        return refuseForeign(domains)
                .thenCompose(_ -> accounts(distinct))
                .thenCompose(accounts -> importAudited(credentials.size(), accounts));
    }

    private CompletionStage<Imported> importAudited(int asked, List<Account> accounts) {
        var names =
                String.join(" ", accounts.stream().map(a -> a.jid().toString()).toList());
        return audited("user.import", asked + " accounts", NOTHING, names)
                .thenCompose(_ -> setup.accounts().createAll(accounts))
                .thenCompose(created -> announced(created, accounts))
                .thenCompose(created -> audited("user.import.done", asked + " accounts", NOTHING, created + " created")
                        .thenApply(_ -> new Imported(created, asked - created)));
    }

    @Override
    public CompletionStage<Page> page(String domain, String afterLocal, int limit) {
        return refuseForeign(List.of(domain))
                .thenCompose(_ -> setup.accounts().page(domain, afterLocal, limit))
                .thenCombine(setup.accounts().count(domain), Page::new);
    }

    @Override
    public CompletionStage<Boolean> changePassword(Credential credential) {
        var jid = credential.account();
        return refuseForeign(List.of(jid.domain()))
                .thenCompose(_ -> derived(credential))
                .thenCompose(account -> audited("user.password", jid.toString(), "old password", "new password")
                        .thenCompose(_ -> setup.accounts().changeKeys(jid, account.keys())))
                .thenCompose(done -> outcome(done, "user.password", jid, NOTHING));
    }

    @Override
    public CompletionStage<Boolean> remove(Jid account) {
        return refuseForeign(List.of(account.domain()))
                .thenCompose(_ -> audited("user.remove", account.toString(), EXISTS, NOTHING))
                .thenCompose(_ -> setup.accounts().remove(account))
                .thenCompose(done -> outcome(done, "user.remove", account, NOTHING));
    }

    private CompletionStage<List<Account>> accounts(List<Credential> credentials) {
        return Stages.all(credentials.stream().map(this::derived).toList());
    }

    private CompletableFuture<Account> derived(Credential credential) {
        return CompletableFuture.supplyAsync(
                () -> new Account(
                        credential.account(),
                        setup.keys().derive(credential.password()),
                        setup.clock().instant()),
                setup.slow());
    }

    private CompletionStage<Boolean> outcome(boolean done, String action, Jid account, String state) {
        if (done) {
            setup.changed().accept(account);
            return CompletableFuture.completedFuture(true);
        }
        return audited(action + ".nothing-done", account.toString(), state, state)
                .thenApply(_ -> false);
    }

    /** The store says how many were made, not which: all are told, since looking once more does no harm. */
    private CompletionStage<Integer> announced(int created, List<Account> accounts) {
        if (created > 0) {
            accounts.forEach(account -> setup.changed().accept(account.jid()));
        }
        return CompletableFuture.completedFuture(created);
    }

    private CompletionStage<Void> audited(String action, String subject, String before, String after) {
        return setup.audited(actor, action, subject, before, after);
    }

    private CompletionStage<Boolean> refuseForeign(List<String> domains) {
        return domains.stream()
                .flatMap(domain -> refusal(domain).stream())
                .findFirst()
                .<CompletionStage<Boolean>>map(
                        refusal -> CompletableFuture.failedFuture(new AdminRefusedException(refusal)))
                .orElseGet(() -> CompletableFuture.completedFuture(true));
    }

    private Optional<String> refusal(String domain) {
        return setup.foreign(domain)
                .or(() -> setup.accounts()
                        .directory(domain)
                        .map(directory -> "the accounts of " + domain + " are kept in the directory " + directory.name()
                                + ": list and change them there"));
    }
}
