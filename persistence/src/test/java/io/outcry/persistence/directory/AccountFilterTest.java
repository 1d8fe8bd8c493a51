package io.outcry.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFilterTest {

    @Test
    void putsTheAddressInItsPlaces() throws LDAPException {
        var filter = new AccountFilter("(|(uid={local})(mail={local}@{domain}))");

        assertThat(filter.of(CorpDirectory.jid("romeo"))).hasToString("(|(uid=romeo)(mail=romeo@corp.example))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "romeo)(uid=*", "\\2a", "a\\", "{domain}", "(", "romé\u0000"})
    void takesAnyNameForAValue(String name) throws LDAPException {
        var filter = new AccountFilter("(&(objectClass=person)(uid={local}))").of(CorpDirectory.jid(name));

        var parts = filter.getComponents();
        assertThat(parts).hasSize(2);
        assertThat(parts[1].getAttributeName()).isEqualTo("uid");
        assertThat(parts[1].getAssertionValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(uid=romeo)", "uid={local", "(uid={local}"})
    void refusesWhatIsNoFilterOfAnAccount(String template) {
        assertThatThrownBy(() -> new AccountFilter(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("filter must ");
    }
}
