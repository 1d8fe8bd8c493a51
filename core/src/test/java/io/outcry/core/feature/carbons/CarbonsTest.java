package io.outcry.core.feature.carbons;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.available;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.feature.AccountRules;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarbonsTest {

    private final UserState state = romeo().with(available(PHONE, 0));

    private static Outcome ask(UserState state, Iq.Type type, Jid from, String what) {
        var request = Iq.of(type, from, ROMEO, "1", Element.empty(what, "urn:xmpp:carbons:2"));
        return AccountRules.of(List.of(new Carbons()))
                .find(request)
                .orElseThrow()
                .decide(state, request, NOW);
    }

    @Test
    void areSwitchedOnAndOffByEachClientForItself() {
        var on = ask(state, Iq.Type.SET, PHONE, "enable");
        var off = ask(on.state(), Iq.Type.SET, PHONE, "disable");

        assertThat(lines(on)).containsExactly("phone gets result");
        assertThat(on.state().sessions().find("phone").orElseThrow().hasCarbons())
                .isTrue();
        assertThat(lines(off)).containsExactly("phone gets result");
        assertThat(off.state().sessions().find("phone").orElseThrow().hasCarbons())
                .isFalse();
    }

    @Test
    void areNobodyElsesToSwitch() {
        var outcome = ask(state, Iq.Type.SET, BALCONY, "enable");

        assertThat(outcome.state()).isEqualTo(state);
        assertThat(Verona.stanzas(outcome))
                .singleElement()
                .satisfies(answer -> assertThat(answer.isError()).isTrue());
    }

    @Test
    void areSwitchedByASet() {
        var outcome = ask(state, Iq.Type.GET, PHONE, "enable");

        assertThat(lines(outcome)).containsExactly("phone gets error not-allowed");
        assertThat(outcome.state()).isEqualTo(state);
    }
}
