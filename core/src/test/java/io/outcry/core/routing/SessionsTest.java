package io.outcry.core.routing;

import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.contact.Verona;
import io.outcry.core.stanza.Presence;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Presence GONE = Verona.plain(Presence.Type.UNAVAILABLE, PHONE);

    @Test
    void replacesASessionInItsPlace() {
        var sessions = Sessions.of(Session.connected("phone"), Session.connected("laptop"));

        var changed = sessions.with(Verona.available(PHONE, 5));

        assertThat(changed.all()).containsExactly(Verona.available(PHONE, 5), Session.connected("laptop"));
        assertThat(changed.with(Session.connected("tablet")).all())
                .extracting(Session::resource)
                .containsExactly("phone", "laptop", "tablet");
        assertThat(changed.without("phone").all()).containsExactly(Session.connected("laptop"));
    }

    @Test
    void knowsWhoIsAvailableAndWhoTakesMessages() {
        var sessions = Sessions.of(
                Verona.available(PHONE, -1),
                Verona.available(LAPTOP, 0),
                Session.connected("tablet").interested());

        assertThat(sessions.available()).extracting(Session::resource).containsExactly("phone", "laptop");
        assertThat(sessions.takingMessages()).extracting(Session::resource).containsExactly("laptop");
        assertThat(sessions.interested()).extracting(Session::resource).containsExactly("tablet");
    }

    @Test
    void remembersTheLastWordOnlyWhileNobodyIsAvailable() {
        var empty = Sessions.of(Session.connected("phone")).endingWith(GONE, NOW);

        assertThat(empty.farewell()).contains(new Sessions.Farewell(GONE, NOW));
        assertThat(empty.without("phone").farewell()).isPresent();
        assertThat(empty.with(Session.connected("laptop")).farewell()).isPresent();
        assertThat(empty.with(Verona.available(LAPTOP, 0)).farewell()).isEmpty();
        assertThat(Sessions.of(Verona.available(LAPTOP, 0))
                        .endingWith(GONE, NOW)
                        .farewell())
                .isEmpty();
    }

    @Test
    void forgetsEverybodyToldDirectlyWhenItGoes() {
        var session = Verona.available(PHONE, 3).interested().directedTo(JULIET).directedTo(NURSE);

        assertThat(session.directed()).containsExactlyInAnyOrder(JULIET, NURSE);
        assertThat(session.notDirectedTo(NURSE).directed()).containsExactly(JULIET);
        assertThat(session.unavailable()).isEqualTo(Session.connected("phone").interested());
    }

    @Test
    void needsAResource() {
        assertThatThrownBy(() -> Session.connected("")).isInstanceOf(IllegalArgumentException.class);
    }
}
