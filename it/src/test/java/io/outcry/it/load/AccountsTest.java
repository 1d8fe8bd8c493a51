package io.outcry.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.outcry.it.peer.Player;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {

    @Test
    void numbersAPattern() {
        assertThat(Accounts.numbered(2, "montague.example", "romeo-{n}", "secret of {n}"))
                .extracting(Player::bare, Player::password)
                .containsExactly(
                        tuple("romeo-1@montague.example", "secret of 1"),
                        tuple("romeo-2@montague.example", "secret of 2"));
    }

    @Test
    void refusesAPatternThatMakesOneAccount() {
        assertThatThrownBy(() -> Accounts.numbered(2, "montague.example", "romeo", "secret"))
                .hasMessageContaining("--user-pattern needs {n}");
    }

    @Test
    void readsWhatUserImportReads() {
        var lines = List.of(
                "user,password", "", "# Verona", "romeo,balcony", "juliet@capulet.example,\"ro,me\"\"o\"", "nurse,x");

        assertThat(Accounts.fromCsv(lines, 2, "montague.example"))
                .extracting(Player::bare, Player::password)
                .containsExactly(
                        tuple("romeo@montague.example", "balcony"), tuple("juliet@capulet.example", "ro,me\"o"));
    }

    @Test
    void refusesALineWithoutPasswordByItsNumberAndWithoutItsText() {
        assertThatThrownBy(() -> Accounts.fromCsv(List.of("romeo,balcony", "juliet"), 2, "montague.example"))
                .hasMessage("line 2 of the accounts is not user,password");
    }

    @Test
    void refusesTooFewAccounts() {
        assertThatThrownBy(() -> Accounts.fromCsv(List.of("romeo,balcony"), 2, "montague.example"))
                .hasMessage("the load takes 2 accounts, but the file has 1");
    }
}
