package io.outcry.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Message;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/phone");

    private final RoutingTable table =
            new RoutingTable(Set.of("montague.example", "verona.example"), Set.of("rooms.verona.example"));

    @Test
    void sendsToTheAccountWhateverTheSession() {
        assertThat(table.routeTo(ROMEO, Jid.of("abram@verona.example/street")))
                .isEqualTo(new Route.ToUser(Jid.of("abram@verona.example")));
        assertThat(table.routeTo(ROMEO, Jid.of("abram@verona.example")))
                .isEqualTo(new Route.ToUser(Jid.of("abram@verona.example")));
    }

    @Test
    void sendsWhatHasNoAccountToTheServerItself() {
        assertThat(table.routeTo(ROMEO, Jid.of("verona.example"))).isEqualTo(new Route.ToServer("verona.example"));
        assertThat(table.routeTo(ROMEO, Jid.of("verona.example/monitor")))
                .isEqualTo(new Route.ToServer("verona.example"));
    }

    @Test
    void sendsAForeignDomainToItsPeerAsTheSendersDomainSeesIt() {
        var toCapulet = new Route.ToPeer("montague.example", "capulet.example");

        assertThat(table.routeTo(ROMEO, Jid.of("juliet@capulet.example/balcony")))
                .isEqualTo(toCapulet);
        assertThat(table.routeTo(ROMEO, Jid.of("capulet.example"))).isEqualTo(toCapulet);
        assertThat(table.routeTo(Jid.of("verona.example"), Jid.of("capulet.example")))
                .isEqualTo(new Route.ToPeer("verona.example", "capulet.example"));
    }

    @Test
    void takesNoSubdomainForItsOwn() {
        assertThat(table.routeTo(ROMEO, Jid.of("duel@rooms.montague.example")))
                .isEqualTo(new Route.ToPeer("montague.example", "rooms.montague.example"));
    }

    @Test
    void sendsToTheRoomWhateverTheOccupant() {
        var desk = Jid.of("desk@rooms.verona.example");

        assertThat(table.routeTo(ROMEO, desk)).isEqualTo(new Route.ToRoom(desk));
        assertThat(table.routeTo(ROMEO, desk.withResource("Juliet"))).isEqualTo(new Route.ToRoom(desk));
        assertThat(table.routeTo(ROMEO, Jid.of("rooms.verona.example")))
                .isEqualTo(new Route.ToRoomService("rooms.verona.example"));
    }

    @Test
    void knowsWhatRoomsKeepTheRecordOf() {
        var desk = Jid.of("desk@rooms.verona.example/Juliet");

        assertThat(table.isOfOurRooms(Message.of(Message.Type.GROUPCHAT, desk, ROMEO)))
                .isTrue();
        assertThat(table.isOfOurRooms(Message.of(Message.Type.GROUPCHAT, ROMEO, desk.bare())))
                .isTrue();
        assertThat(table.isOfOurRooms(Message.of(Message.Type.CHAT, desk, ROMEO)))
                .isFalse();
        assertThat(table.isOfOurRooms(
                        Message.of(Message.Type.GROUPCHAT, Jid.of("desk@rooms.capulet.example/Juliet"), ROMEO)))
                .isFalse();
    }
}
