package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.muc.OccupantPresence.FactsOfReader;
import io.outcry.core.feature.muc.OccupantPresence.News;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Presence;
import java.util.ArrayList;
import java.util.Optional;

/** The end of a room (XEP-0045 §10.9). */
final class Destruction {

    private Destruction() {}

    /** @param destroy says where to go instead, and why */
    static RoomOutcome destroy(RoomState state, Jid by, Element destroy, RoomFacts facts) {
        var told = Element.named("destroy", MucNames.USER)
                .attribute("jid", destroy.attribute("jid").flatMap(Jid::find).map(Jid::toString));
        destroy.child("reason", MucNames.OWNER).map(Element::text).ifPresent(reason -> told.child("reason", reason));
        var news = new News(Optional.empty(), Optional.empty(), "", Optional.of(told.build()));
        var acts = new ArrayList<RoomAct>();
        var over = RoomState.absent(state.room());
        for (var occupant : state.occupants().all()) {
            var farewell = OccupantPresence.of(over, occupant)
                    .as(Presence.Type.UNAVAILABLE)
                    .with(Affiliation.NONE)
                    .with(news);
            acts.add(new RoomAct.PutOnRecord(
                    facts.entryIds().get(),
                    RoomAct.Kind.LEFT,
                    by,
                    farewell.written(new FactsOfReader(true, false), facts.occupantIds())));
            acts.add(Audience.toSelf(farewell, facts.occupantIds(), occupant.sessions()));
        }
        acts.add(new RoomAct.Save(new RoomChange.Destroyed()));
        return new RoomOutcome(over, acts);
    }
}
