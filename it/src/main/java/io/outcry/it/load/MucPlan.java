package io.outcry.it.load;

import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.report.MucSetup;
import io.outcry.it.load.wire.Target;
import io.outcry.it.peer.Player;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A load of rooms.
 *
 * @param service the domain of the rooms
 * @param accounts as many as the size takes
 * @param joinsAtOnce how many users may be on their way into rooms
 * @param joinLimit how long nobody may get in until the rest is given up
 * @param pace messages said in all rooms together
 * @param bodyBytes length of each message's body
 * @param warmUp during which messages count, but not their latency
 * @param duration behind the warm-up
 * @param server the server's process, whose cost is measured
 */
public record MucPlan(
        Target target,
        String label,
        String service,
        Size size,
        List<Player> accounts,
        double loginsPerSecond,
        int joinsAtOnce,
        Duration joinLimit,
        ChatPlan.Open pace,
        int bodyBytes,
        Duration warmUp,
        Duration duration,
        Optional<ProcessTree> server) {

    private static final int MAX_ROOMS = 100_000;

    /** What is remembered of an order grows with its square. */
    private static final int MAX_OCCUPANTS = 5_000;

    private static final int MAX_ACCOUNTS = 100_000;
    private static final double MILLIS = 1_000;

    /**
     * How much there is of everything.
     *
     * @param occupants of each room
     * @param roomsPerAccount in how many rooms one account is, at the most
     */
    public record Size(int rooms, int occupants, int roomsPerAccount) {

        public Size {
            between("--rooms", rooms, MAX_ROOMS);
            between("--occupants", occupants, MAX_OCCUPANTS);
            between("--rooms-per-account", roomsPerAccount, rooms);
            var accounts = accounts(rooms, occupants, roomsPerAccount);
            if (accounts > MAX_ACCOUNTS) {
                throw new IllegalArgumentException(
                        "--rooms times --occupants, divided by --rooms-per-account, are accounts:" + " at most "
                                + MAX_ACCOUNTS + ", were " + accounts);
            }
        }

        private static void between(String option, int value, int most) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(option + " must be 1 to " + most + ", was " + value);
            }
        }

        private static long accounts(int rooms, int occupants, int roomsPerAccount) {
            return Math.ceilDiv((long) rooms * occupants, (long) roomsPerAccount);
        }

        /** The fewest that it takes. */
        int accounts() {
            return (int) accounts(rooms, occupants, roomsPerAccount);
        }
    }

    public MucPlan {
        accounts = List.copyOf(accounts);
        if (accounts.size() != size.accounts()) {
            throw new IllegalArgumentException(
                    "the rooms take " + size.accounts() + " accounts, but there are " + accounts.size());
        }
        if (joinsAtOnce < 1) {
            throw new IllegalArgumentException("--joins-at-once must be positive, was " + joinsAtOnce);
        }
        if (!joinLimit.isPositive()) {
            throw new IllegalArgumentException("--join-limit must be positive");
        }
        Wording.check(bodyBytes);
        Phases.check(warmUp, duration);
    }

    /** @param run a number that no other run has */
    Seating seating(int run) {
        return new Seating(run, service, size.rooms(), size.occupants(), accounts.size());
    }

    /** For the report. */
    MucSetup setup() {
        return new MucSetup(
                label,
                target.server().getHostString() + ":" + target.server().getPort(),
                service,
                size.rooms(),
                size.occupants(),
                accounts.size(),
                target.security().name().toLowerCase(Locale.ROOT),
                target.streamManagement(),
                joinsAtOnce,
                pace.perSecond(),
                bodyBytes,
                warmUp.toMillis() / MILLIS,
                duration.toMillis() / MILLIS);
    }
}
