package io.outcry.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.audit.AuditEntry;
import io.outcry.core.auth.CombinedAccounts;
import io.outcry.core.auth.MemoryDirectory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StoredUsersTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");

    private final TestUsers test = TestUsers.create();
    private final Users users = new StoredUsers(test.setup(), "friar laurence");

    @Test
    void addsAnAccountWithKeysAndRecordsIt() {
        assertThat(join(users.add(credential(ROMEO, "balcony")))).isTrue();

        assertThat(join(test.accounts().find(ROMEO)).orElseThrow().keys())
                .isEqualTo(TestUsers.keys(Password.of("balcony")));
        var entry = test.audit().entries().getFirst();
        assertThat(entry.actor()).isEqualTo("friar laurence");
        assertThat(entry.action()).isEqualTo("user.add");
        assertThat(entry.subject()).isEqualTo("romeo@montague.example");
    }

    @Test
    void leavesAnAccountAloneThatExists() {
        join(users.add(credential(ROMEO, "balcony")));

        assertThat(join(users.add(credential(ROMEO, "other")))).isFalse();

        assertThat(join(test.accounts().find(ROMEO)).orElseThrow().keys())
                .isEqualTo(TestUsers.keys(Password.of("balcony")));
        assertThat(test.audit().entries().getLast().action()).isEqualTo("user.add.nothing-done");
    }

    @Test
    void importsWhatIsNewAndCountsWhatIsNot() {
        join(users.add(credential(ROMEO, "balcony")));

        var imported = join(users.addAll(
                List.of(credential(ROMEO, "x"), credential(JULIET, "y"), credential(JULIET, "twice in the file"))));

        assertThat(imported).isEqualTo(new Users.Imported(1, 2));
        assertThat(join(test.accounts().find(JULIET)).orElseThrow().keys()).isEqualTo(TestUsers.keys(Password.of("y")));
    }

    @Test
    void changesAPasswordOnlyWhereThereIsAnAccount() {
        join(users.add(credential(ROMEO, "balcony")));

        assertThat(join(users.changePassword(credential(ROMEO, "orchard")))).isTrue();
        assertThat(join(users.changePassword(credential(JULIET, "orchard")))).isFalse();

        assertThat(join(test.accounts().find(ROMEO)).orElseThrow().keys())
                .isEqualTo(TestUsers.keys(Password.of("orchard")));
    }

    @Test
    void removesAnAccountOnce() {
        join(users.add(credential(ROMEO, "balcony")));

        assertThat(join(users.remove(ROMEO))).isTrue();
        assertThat(join(users.remove(ROMEO))).isFalse();
    }

    @Test
    void announcesWhatWasChanged() {
        join(users.add(credential(ROMEO, "balcony")));
        join(users.changePassword(credential(ROMEO, "orchard")));
        join(users.addAll(List.of(credential(JULIET, "y"))));
        join(users.remove(ROMEO));

        assertThat(test.changed()).containsExactly(ROMEO, ROMEO, JULIET, ROMEO);
    }

    @Test
    void announcesNothingWhereNothingWasChanged() {
        join(users.add(credential(ROMEO, "balcony")));
        test.changed().clear();

        join(users.add(credential(ROMEO, "other")));
        join(users.addAll(List.of(credential(ROMEO, "other"))));
        join(users.changePassword(credential(JULIET, "orchard")));
        join(users.remove(JULIET));

        assertThat(test.changed()).isEmpty();
    }

    @Test
    void doesNothingThatCannotBeRecorded() {
        test.audit().fill();

        assertThatThrownBy(() -> join(users.add(credential(ROMEO, "balcony"))))
                .hasMessageContaining("audit log is full");

        assertThat(join(test.accounts().find(ROMEO))).isEmpty();
        assertThat(test.changed()).isEmpty();
    }

    @Test
    void neverRecordsAPassword() {
        join(users.add(credential(ROMEO, "balcony")));
        join(users.addAll(List.of(credential(JULIET, "balcony"))));
        join(users.changePassword(credential(ROMEO, "balcony")));

        assertThat(test.audit().entries())
                .hasSizeGreaterThan(2)
                .extracting(AuditEntry::toString)
                .noneMatch(text -> text.contains("balcony"));
    }

    @Test
    void refusesADomainOfSomebodyElse() {
        var tybalt = credential(Jid.of("tybalt@verona.example"), "x");

        assertThatThrownBy(() -> join(users.add(tybalt)))
                .hasCauseInstanceOf(AdminRefusedException.class)
                .hasMessageContaining("verona.example is not a domain of this node");
        assertThat(test.audit().entries()).isEmpty();
    }

    @Test
    void refusesADomainThatADirectoryKeeps() {
        var setup = test.setup();
        var kept = new StoredUsers(
                new StoredUsers.Setup(
                        new CombinedAccounts(setup.accounts(), Map.of(JULIET.domain(), new MemoryDirectory())),
                        setup.audit(),
                        setup.keys(),
                        setup.domains(),
                        setup.ids(),
                        setup.clock(),
                        setup.slow(),
                        setup.changed()),
                "nurse");

        for (var asked : List.of(
                kept.add(credential(JULIET, "x")),
                kept.addAll(List.of(credential(ROMEO, "x"), credential(JULIET, "x"))),
                kept.page(JULIET.domain(), "", 10),
                kept.changePassword(credential(JULIET, "x")),
                kept.remove(JULIET))) {
            assertThatThrownBy(() -> join(asked))
                    .hasCauseInstanceOf(AdminRefusedException.class)
                    .hasMessageContaining("the accounts of capulet.example are kept in the directory corp");
        }
        assertThat(test.audit().entries()).isEmpty();
        assertThat(join(kept.add(credential(ROMEO, "x")))).isTrue();
    }

    private static Credential credential(Jid jid, String password) {
        return new Credential(jid, Password.of(password));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
