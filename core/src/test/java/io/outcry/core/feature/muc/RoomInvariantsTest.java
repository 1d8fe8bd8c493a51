package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomState.Stage;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever anybody does in whatever order, a room stays in order. */
class RoomInvariantsTest {

    private static final int COMMANDS = 3_000;
    private static final List<Jid> SESSIONS =
            List.of(Play.JULIET, Play.JULIET_PHONE, Play.ROMEO, Play.MERCUTIO, Play.TYBALT);
    private static final List<String> NICKS = List.of("Juliet", "Romeo", "Mercutio", "Tybalt", "Nobody");
    private static final List<String> FLAGS = List.of(
            "muc#roomconfig_membersonly",
            "muc#roomconfig_moderatedroom",
            "muc#roomconfig_persistentroom",
            "muc#roomconfig_allowinvites");

    /** The nicknames that each session believes to be inside, by what it was sent. */
    private final Map<Jid, Set<String>> seen = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void staysInOrder(long seed) {
        var random = new Random(seed);
        var play = new Play();
        for (var i = 0; i < COMMANDS; i++) {
            var command = command(random);
            var before = play.state();
            play.does(command);
            play.sent().forEach(this::see);
            var what = "seed " + seed + ", command " + i + ": " + command + "\nbefore " + before + "\nafter "
                    + play.state() + "\nsent " + play.sent();
            check(play, what);
        }
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Stanza command(Random random) {
        var session = any(random, SESSIONS);
        var nick = any(random, NICKS);
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> Play.enter(session, nick);
            case 4 -> Play.presence(session, nick, Presence.Type.AVAILABLE);
            case 5 -> Play.presence(session, nick, Presence.Type.UNAVAILABLE);
            case 6 ->
                Play.admin(
                        session,
                        Iq.Type.SET,
                        Play.affiliation(
                                any(random, SESSIONS),
                                any(random, List.of(Affiliation.values())).wireName()));
            case 7 ->
                Play.admin(
                        session,
                        Iq.Type.SET,
                        Play.role(nick, any(random, List.of(Role.values())).wireName()));
            case 8 -> Play.configure(session, any(random, FLAGS), random.nextBoolean() ? "1" : "0");
            case 9 ->
                Play.configure(
                        session,
                        "muc#roomconfig_presencebroadcast",
                        any(
                                random,
                                List.of("", "moderator", "moderator,participant", "moderator,participant,visitor")));
            case 10 -> random.nextInt(20) == 0 ? Play.destroy(session) : Play.say(session, "Hello");
            default -> Play.subject(session, "Rates");
        };
    }

    private void see(Stanza stanza) {
        if (stanza instanceof Presence presence && !presence.isError()) {
            var known = seen.computeIfAbsent(presence.to().orElseThrow(), _ -> new HashSet<>());
            var nick = presence.from().orElseThrow().resource();
            if (presence.type() == Presence.Type.AVAILABLE) {
                known.add(nick);
            } else {
                known.remove(nick);
            }
            var isOut = presence.type() == Presence.Type.UNAVAILABLE
                    && Play.codes(presence).contains("110")
                    && !Play.codes(presence).contains("303");
            if (isOut) {
                known.clear();
            }
        }
    }

    private void check(Play play, String what) {
        var state = play.state();
        if (state.stage() == Stage.ABSENT) {
            assertThat(state.occupants().isEmpty()).as(what).isTrue();
            return;
        }
        assertThat(state.belongings().with(Affiliation.OWNER)).as(what).isNotEmpty();
        for (var occupant : state.occupants().all()) {
            var affiliation = state.affiliationOf(occupant.person());
            assertThat(affiliation).as(what).isNotEqualTo(Affiliation.OUTCAST);
            assertThat(occupant.role()).as(what).isNotEqualTo(Role.NONE);
            if (affiliation.isAtLeast(Affiliation.ADMIN)) {
                assertThat(occupant.role()).as(what).isEqualTo(Role.MODERATOR);
            }
            assertThat(occupant.sessions())
                    .as(what)
                    .allMatch(session -> session.bare().equals(occupant.person()));
            checkSight(play, occupant, what);
        }
    }

    /** Each session knows exactly those whom the room shows it, itself among them. */
    private void checkSight(Play play, Occupant reader, String what) {
        var state = play.state();
        var wanted = state.occupants().all().stream()
                .filter(other -> Audience.sees(state, reader, other))
                .map(Occupant::nick)
                .collect(Collectors.toSet());
        for (var session : reader.sessions()) {
            assertThat(seen.getOrDefault(session, Set.of()))
                    .as("what %s sees; %s", session, what)
                    .isEqualTo(wanted);
        }
    }
}
