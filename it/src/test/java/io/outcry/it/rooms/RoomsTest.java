package io.outcry.it.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Node;
import io.outcry.persistence.MariaDb;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Rooms of a cluster, of whose nodes one dies. */
class RoomsTest {

    /** So many that some were on the node that dies. */
    private static final int ROOMS = 12;

    private static final List<Node> NODES = Node.cluster(MariaDb.shared(), 3);

    @AfterAll
    static void stop() {
        NODES.forEach(Node::close);
    }

    @Test
    void everybodyHearsTheSameInTheSameOrder() {
        var romeo = NODES.get(0).player("romeo");
        var juliet = NODES.get(1).player("juliet");
        var room = room(romeo.bare(), "order");
        try (var here = RoomPeer.at(NODES.get(0), romeo, "Romeo");
                var there = RoomPeer.at(NODES.get(1), juliet, "Juliet")) {
            here.make(room);
            there.enter(room);
            for (var i = 0; i < 20; i++) {
                here.say(room, "Romeo says " + i);
                there.say(room, "Juliet says " + i);
            }

            var heardHere = hear(here, room, 40);
            var heardThere = hear(there, room, 40);

            assertThat(heardHere).isEqualTo(heardThere).doesNotHaveDuplicates();
            assertThat(heardHere)
                    .extracting(RoomPeer.Heard::id)
                    .doesNotContain("")
                    .isSorted();
        }
    }

    private static String room(String bare, String name) {
        return name + "-" + bare.substring(0, bare.indexOf('@')) + "@rooms." + bare.substring(bare.indexOf('@') + 1);
    }

    private static List<RoomPeer.Heard> hear(RoomPeer peer, String room, int count) {
        return IntStream.range(0, count).mapToObj(_ -> peer.hear(room)).toList();
    }

    /** Nobody enters again: the rooms come back with those who were inside, with their subject, and with what was said. */
    @Test
    void aRoomOutlivesItsNode() {
        var romeo = NODES.get(0).player("romeo");
        var juliet = NODES.get(1).player("juliet");
        var mercutio = NODES.get(1).player("mercutio");
        var rooms = IntStream.range(0, ROOMS)
                .mapToObj(number -> room(romeo.bare(), "desk" + number))
                .toList();
        try (var here = RoomPeer.at(NODES.get(0), romeo, "Romeo");
                var there = RoomPeer.at(NODES.get(1), juliet, "Juliet")) {
            for (var room : rooms) {
                here.make(room);
                there.enter(room);
            }
            for (var room : rooms) {
                here.peer().send("<message type='groupchat' to='" + room + "'><subject>Rates</subject></message>");
                here.say(room, "before");
            }
            rooms.forEach(room -> assertThat(there.hear(room).body()).isEqualTo("before"));

            NODES.get(2).kill();

            rooms.forEach(room -> there.say(room, "after"));
            var heard = new ArrayList<RoomPeer.Heard>();
            rooms.forEach(room -> {
                heard.add(here.hear(room));
                heard.add(here.hear(room));
            });
            assertThat(heard).extracting(RoomPeer.Heard::body).containsOnly("before", "after");
            assertThat(heard).hasSize(2 * ROOMS).doesNotHaveDuplicates();
            rooms.forEach(room -> assertThat(there.hear(room).body()).isEqualTo("after"));

            try (var late = RoomPeer.at(NODES.get(1), mercutio, "Mercutio")) {
                for (var room : rooms) {
                    late.enter(room);
                    assertThat(hear(late, room, 2))
                            .extracting(RoomPeer.Heard::body)
                            .containsExactly("before", "after");
                    late.peer()
                            .skipTo("<message type='groupchat' from='" + room
                                    + "/Romeo'><subject>Rates</subject></message>");
                }
            }
        }
        NODES.get(0).verifyLedgers();
    }
}
