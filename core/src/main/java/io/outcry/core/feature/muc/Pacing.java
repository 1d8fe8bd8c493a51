package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Who sends too much waits: the decision comes only where the room's rates allow what it is about. */
final class Pacing {

    private Pacing() {}

    /** From an occupant, for one other or for the room itself. */
    static RoomOutcome toOne(
            RoomState state,
            Occupant occupant,
            Stanza stanza,
            RoomFacts facts,
            Function<RoomState, RoomOutcome> decision) {
        var rate = facts.limits().rates().occupant();
        var person = occupant.person();
        if (occupant.role() == Role.MODERATOR) {
            return decision.apply(state);
        }
        return rate.allows(state.paces().of(person), facts.now())
                ? decision.apply(state.with(state.paces().sent(person, rate, facts.now())))
                : refuse(state, stanza, Condition.POLICY_VIOLATION, "You send more than this room takes.");
    }

    /** From an occupant, for everybody inside. */
    static RoomOutcome toAll(
            RoomState state,
            Occupant occupant,
            Stanza stanza,
            RoomFacts facts,
            Function<RoomState, RoomOutcome> decision) {
        var rate = facts.limits().rates().room();
        return rate.allows(state.paces().room(), facts.now())
                ? toOne(
                        state,
                        occupant,
                        stanza,
                        facts,
                        after -> decision.apply(after.with(after.paces().passedOn(rate, facts.now()))))
                : refuse(state, stanza, Condition.RESOURCE_CONSTRAINT, "More is said in this room than it passes on.");
    }

    /** A session comes in. */
    static RoomOutcome joining(
            RoomState state, Stanza stanza, RoomFacts facts, Function<RoomState, RoomOutcome> decision) {
        var rate = facts.limits().rates().joins();
        var isWelcome = state.affiliationOf(stanza.from().orElseThrow()).isAtLeast(Affiliation.ADMIN);
        return isWelcome || rate.allows(state.paces().joins(), facts.now())
                ? decision.apply(state.with(state.paces().joined(rate, facts.now())))
                : refuse(state, stanza, Condition.RESOURCE_CONSTRAINT, "Too many come into this room at once.");
    }

    /** Owners are to be asked about somebody who registers. */
    static RoomOutcome registering(
            RoomState state, Stanza stanza, RoomFacts facts, Function<RoomState, RoomOutcome> decision) {
        var rate = facts.limits().rates().registrations();
        return rate.allows(state.paces().registrations(), facts.now())
                ? decision.apply(state.with(state.paces().registered(rate, facts.now())))
                : refuse(state, stanza, Condition.RESOURCE_CONSTRAINT, "Too many register with this room at once.");
    }

    /** Where the room lets people wait between two messages, whichever nickname they speak under (XEP-0500 §6). */
    static Optional<StanzaError> slowMode(RoomState state, Occupant occupant, RoomFacts facts) {
        var pause = state.config().slowMode();
        if (occupant.role() == Role.MODERATOR || !pause.isPositive()) {
            return Optional.empty();
        }
        return state.paces()
                .spokeAt(occupant.person())
                .map(at -> Duration.between(facts.now(), at.plus(pause)))
                .filter(Duration::isPositive)
                .map(left -> StanzaError.of(
                                Condition.POLICY_VIOLATION,
                                "This room is in slow mode, with " + pause.toSeconds()
                                        + " s between two messages. You may speak again in "
                                        + left.plusMillis(999).toSeconds() + " s.")
                        .with(StanzaError.Type.WAIT));
    }

    /** The person spoke, should that matter. */
    static RoomState spoke(RoomState state, Jid person, RoomFacts facts) {
        var pause = state.config().slowMode();
        return pause.isPositive() ? state.with(state.paces().spoke(person, pause, facts.now())) : state;
    }

    private static RoomOutcome refuse(RoomState state, Stanza stanza, Condition condition, String why) {
        return RoomOutcome.refuse(
                state,
                stanza,
                StanzaError.of(condition, why + " Try again later.").with(StanzaError.Type.WAIT));
    }
}
