package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.muc.HatCommands.Command;
import io.outcry.core.feature.muc.OccupantPresence.FactsOfReader;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Hat;
import io.outcry.core.room.Hats;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.StoredAddresses;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Hats made and destroyed, given and taken away, and who hears of it (XEP-0317 §3.2–3.6). */
sealed interface HatChange {

    record Done(RoomOutcome outcome) implements HatChange {}

    record Wrong(StanzaError error) implements HatChange {}

    /** What comes of the form of one of the commands that change something. */
    static HatChange of(RoomState state, Command command, SubmittedForm form, Jid by, RoomFacts facts) {
        var uri = form.value(HatForms.URI).orElse("");
        if (command == Command.CREATE) {
            return make(state, form, uri, by, facts);
        }
        if (state.hats().find(uri).isEmpty()) {
            return wrong(Condition.ITEM_NOT_FOUND, "The room has no such hat.");
        }
        if (command == Command.DESTROY) {
            var change = new RoomChange.HatDestroyed(uri);
            return new Done(changed(state, state.hats().without(uri), change, by, facts));
        }
        var person = form.value(HatForms.PERSON).flatMap(Jid::find).map(Jid::bare);
        if (person.isEmpty()) {
            return wrong(Condition.BAD_REQUEST, "The form names nobody.");
        }
        return command == Command.ASSIGN
                ? put(state, uri, person.get(), by, facts)
                : worn(state, state.hats().take(uri, person.get()), person.get(), by, facts);
    }

    private static HatChange make(RoomState state, SubmittedForm form, String uri, Jid by, RoomFacts facts) {
        var title = form.value(HatForms.TITLE).orElse("");
        var hat = Hat.read(uri, title, form.value(HatForms.HUE).orElse(""));
        if (hat.isEmpty()) {
            return wrong(
                    Condition.NOT_ACCEPTABLE,
                    "A hat needs a title and a URI of at most " + Hat.LONGEST_URI_CHARS
                            + " characters, and its hue is in degrees.");
        }
        if (title.length() > facts.limits().maxNickChars()) {
            return wrong(
                    Condition.NOT_ACCEPTABLE,
                    "A hat's title has at most " + facts.limits().maxNickChars() + " characters.");
        }
        var isTooMany = state.hats().find(uri).isEmpty()
                && state.hats().all().size() >= facts.limits().maxHats();
        return isTooMany
                ? wrong(Condition.RESOURCE_CONSTRAINT, "The room has as many hats as it may have.")
                : new Done(changed(state, state.hats().with(hat.get()), new RoomChange.HatMade(hat.get()), by, facts));
    }

    private static HatChange put(RoomState state, String uri, Jid person, Jid by, RoomFacts facts) {
        if (!StoredAddresses.takes(person)) {
            return new Wrong(StoredAddresses.TOO_LONG);
        }
        var isTooMany = state.hats().worn().size() >= facts.limits().maxBelongings()
                && state.hats().urisOf(person).isEmpty();
        return isTooMany
                ? wrong(Condition.RESOURCE_CONSTRAINT, "As many people wear hats as may.")
                : worn(state, state.hats().put(uri, person), person, by, facts);
    }

    private static HatChange wrong(Condition condition, String text) {
        return new Wrong(StanzaError.of(condition, text));
    }

    /** What hats there are: those inside hear that, and of those who wear another one by now. */
    private static RoomOutcome changed(RoomState state, Hats hats, RoomChange change, Jid by, RoomFacts facts) {
        var after = state.with(hats);
        if (hats.equals(state.hats())) {
            return RoomOutcome.nothing(state);
        }
        return RoomOutcome.of(after, new RoomAct.Save(change))
                .then(saved -> Reconfigured.notice(saved, by, facts, List.of()))
                .and(shown(
                        after,
                        occupant -> !state.hats().of(occupant.person()).equals(hats.of(occupant.person())),
                        by,
                        facts));
    }

    private static HatChange worn(RoomState state, Hats hats, Jid person, Jid by, RoomFacts facts) {
        if (hats.equals(state.hats())) {
            return new Done(RoomOutcome.nothing(state));
        }
        var after = state.with(hats);
        var change = new RoomChange.HatsWorn(person, hats.urisOf(person));
        return new Done(RoomOutcome.of(after, new RoomAct.Save(change))
                .and(shown(after, occupant -> occupant.person().equals(person), by, facts)));
    }

    private static List<RoomAct> shown(RoomState after, Predicate<Occupant> such, Jid by, RoomFacts facts) {
        var acts = new ArrayList<RoomAct>();
        after.occupants().all().stream().filter(such).forEach(occupant -> {
            var presence = OccupantPresence.of(after, occupant);
            acts.add(new RoomAct.PutOnRecord(
                    facts.entryIds().get(),
                    RoomAct.Kind.CHANGED,
                    by,
                    presence.written(new FactsOfReader(true, false), facts.occupantIds())));
            acts.addAll(Audience.all(presence, facts.occupantIds()));
        });
        return acts;
    }
}
