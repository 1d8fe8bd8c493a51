package io.outcry.persistence.directory;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.directory.CorpDirectory.jid;
import static io.outcry.persistence.directory.CorpDirectory.password;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.meter.Silent;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real slapd is asked, and what becomes of its answers. */
class LdapLoginTest {

    /** A bind that succeeds has a second line, with its mechanism. */
    private static final Pattern QUESTION = Pattern.compile(" op=\\d+ (BIND|SRCH) (?:dn=\"[^\"]*\" method|base)=");

    private static final Slapd SLAPD = Slapd.start(Slapd.person("romeo", "wherefore")
            + Slapd.person("juliet", "art thou")
            + Slapd.person("cn=star," + Slapd.BASE, "mer*(cu)\\tio", "a plague")
            + Slapd.person("cn=first," + Slapd.BASE, "nurse", "go girl")
            + Slapd.person("cn=second," + Slapd.BASE, "nurse", "go girl")
            + Slapd.person("tybalt", "peace").replace("sn: somebody", "sn: somebody\nemployeeType: left"));

    private LdapDirectory directory = CorpDirectory.open(CorpDirectory.of(SLAPD));

    @AfterAll
    static void stop() {
        SLAPD.close();
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void takesTheRightPassword() {
        assertThat(check("romeo", "wherefore")).isTrue();
    }

    @Test
    void takesTheRightPasswordOverTlsFromTheFirstByte() {
        directory.close();
        directory = CorpDirectory.open(CorpDirectory.at(SLAPD.authorities(), SLAPD.directTls()));

        assertThat(check("romeo", "wherefore")).isTrue();
        assertThat(check("romeo", "therefore")).isFalse();
    }

    @Test
    void refusesAWrongPassword() {
        assertThat(check("romeo", "art thou")).isFalse();
    }

    @Test
    void refusesAnUnknownAccount() {
        assertThat(check("paris", "wherefore")).isFalse();
        assertThat(exists("paris")).isFalse();
    }

    /** This slapd lets in as nobody who shows a name without a password: nobody may believe that. */
    @Test
    void neverBindsWithoutAPassword() {
        var before = binds("uid=romeo," + Slapd.BASE);

        assertThat(check("romeo", "")).isFalse();

        assertThat(binds("uid=romeo," + Slapd.BASE)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "rom*", "romeo)(uid=*", "*)(objectClass=*", "romeo))(|(uid=*", "\\2a", "{local}"})
    void takesNothingInANameForAPartOfTheFilter(String name) {
        assertThat(exists(name)).isFalse();
        assertThat(check(name, "wherefore")).isFalse();
    }

    @Test
    void findsANameWithTheCharactersOfFilters() {
        assertThat(exists("mer*(cu)\\tio")).isTrue();
        assertThat(check("mer*(cu)\\tio", "a plague")).isTrue();
    }

    @Test
    void doesNotKnowANameThatTwoEntriesHave() {
        assertThat(exists("nurse")).isFalse();
        assertThat(check("nurse", "go girl")).isFalse();
    }

    @Test
    void doesNotKnowWhomTheFilterLeavesOut() {
        assertThat(exists("tybalt")).isFalse();
        assertThat(check("tybalt", "peace")).isFalse();
    }

    /** Only the searcher may read, and there is but one connection. */
    @Test
    void isTheSearcherAgainAfterEveryLogin() {
        directory.close();
        directory = LdapDirectory.open("corp", CorpDirectory.of(SLAPD), CorpDirectory.limits(1, 100), new Silent());

        assertThat(check("romeo", "wherefore")).isTrue();
        assertThat(exists("juliet")).isTrue();
        assertThat(check("romeo", "wrong")).isFalse();
        assertThat(exists("juliet")).isTrue();
    }

    @Test
    void asksTheSameForAnUnknownAccountAsForAWrongPassword() {
        exists("juliet");
        var wrong = questionsDuring(() -> check("romeo", "wrong"));
        var unknown = questionsDuring(() -> check("paris", "wrong"));

        assertThat(unknown).isEqualTo(wrong).containsExactly("SRCH", "BIND", "BIND");
    }

    @Test
    void doesNotTellByTheTimeWhyItRefuses() {
        directory.close();
        var wait = Duration.ofMillis(300);
        directory =
                LdapDirectory.open("corp", CorpDirectory.of(SLAPD), CorpDirectory.refusingAfter(wait), new Silent());

        for (var refused : List.of(jid("romeo"), jid("paris"))) {
            var begunAt = System.nanoTime();
            assertThat(await(directory.check(refused, password("wrong")))).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begunAt)).isGreaterThanOrEqualTo(wait);
        }
    }

    private boolean check(String local, String password) {
        return await(directory.check(jid(local), password(password)));
    }

    private boolean exists(String local) {
        return await(directory.exists(jid(local)));
    }

    private static long binds(String dn) {
        return SLAPD.log()
                .lines()
                .filter(line -> line.contains("BIND dn=\"" + dn + "\""))
                .count();
    }

    private static List<String> questionsDuring(Runnable work) {
        var before = SLAPD.log().length();
        work.run();
        return QUESTION.matcher(SLAPD.log().substring(before))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
