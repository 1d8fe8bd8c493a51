package io.outcry.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.retention.PurgeRules.Dated;
import io.outcry.core.retention.PurgeRules.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeRulesTest {

    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final LocalDate KEPT_FROM = LocalDate.parse("2026-03-01");
    private static final LocalDate OLD = KEPT_FROM.minusDays(1);

    private static LedgerState ledger(long firstSeq, long delivered, boolean isHeld) {
        return new LedgerState(JULIET, "dc1", firstSeq, 100, delivered, isHeld);
    }

    private static long firstToStay(LedgerState ledger, Dated... dated) {
        return PurgeRules.firstToStay(ledger, KEPT_FROM, List.of(dated));
    }

    @Test
    void whatIsOldGoes() {
        assertThat(firstToStay(ledger(5, 100, false), new Dated(5, OLD), new Dated(6, OLD), new Dated(7, KEPT_FROM)))
                .isEqualTo(7);
    }

    @Test
    void theDayThatIsKeptFromStays() {
        assertThat(firstToStay(ledger(5, 100, false), new Dated(5, KEPT_FROM))).isEqualTo(5);
    }

    @Test
    void nothingBehindAnEntryThatStaysGoes() {
        assertThat(firstToStay(ledger(5, 100, false), new Dated(5, OLD), new Dated(6, KEPT_FROM), new Dated(7, OLD)))
                .isEqualTo(6);
    }

    @Test
    void nothingBehindAGapGoes() {
        assertThat(firstToStay(ledger(5, 100, false), new Dated(5, OLD), new Dated(7, OLD)))
                .isEqualTo(6);
        assertThat(firstToStay(ledger(5, 100, false), new Dated(6, OLD))).isEqualTo(5);
    }

    @Test
    void whatWaitsForAClientStays() {
        assertThat(firstToStay(ledger(5, 5, false), new Dated(5, OLD), new Dated(6, OLD)))
                .isEqualTo(6);
        assertThat(firstToStay(ledger(5, 0, false), new Dated(5, OLD))).isEqualTo(5);
    }

    @Test
    void whatIsHeldStays() {
        assertThat(firstToStay(ledger(5, 100, true), new Dated(5, OLD))).isEqualTo(5);
    }

    @Test
    void aPartGoesWhereItIsARunFromTheBeginning() {
        assertThat(PurgeRules.mayGo(ledger(5, 100, false), new Part(3, 7))).isTrue();
        assertThat(PurgeRules.mayGo(ledger(5, 100, false), new Part(2, 7))).isFalse();
        assertThat(PurgeRules.mayGo(ledger(5, 6, false), new Part(3, 7))).isFalse();
        assertThat(PurgeRules.mayGo(ledger(5, 100, true), new Part(3, 7))).isFalse();
    }

    @Test
    void whatRemainedOfAPartThatWentMayGo() {
        assertThat(PurgeRules.mayGo(ledger(5, 4, true), new Part(0, 4))).isTrue();
    }

    @Test
    void aHoldOnADomainHoldsItsAccounts() {
        var hold = new Hold("1", Jid.ofDomain("capulet.example"), "case 7", "Escalus", Instant.EPOCH, Optional.empty());

        assertThat(hold.holds(JULIET)).isTrue();
        assertThat(hold.holds(Jid.of("romeo@montague.example"))).isFalse();
    }
}
