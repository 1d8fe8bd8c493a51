package io.outcry.core.feature.muc;

import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomConfig;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.RoomState.Stage;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;

/** How owners set a room up and end it (XEP-0045 §10.1, §10.2, §10.9). */
final class OwnerRequests {

    private OwnerRequests() {}

    static RoomOutcome answer(RoomState state, Iq request, RoomFacts facts) {
        if (state.affiliationOf(request.from().orElseThrow()) != Affiliation.OWNER) {
            return refuse(state, request, Condition.FORBIDDEN, "Only owners set a room up.");
        }
        var query = request.payload().find("query", MucNames.OWNER).orElseThrow();
        if (request.type() == Iq.Type.GET) {
            var answer = Element.named("query", MucNames.OWNER)
                    .child(RoomForm.toFillIn(state.config()))
                    .build();
            return RoomOutcome.reply(state, request.result(answer));
        }
        return query.child("destroy", MucNames.OWNER)
                .map(destroy -> Destruction.destroy(state, request.from().orElseThrow(), destroy, facts)
                        .and(new RoomAct.Send(request.result())))
                .orElseGet(() -> configure(state, request, query, facts));
    }

    private static RoomOutcome configure(RoomState state, Iq request, Element query, RoomFacts facts) {
        var form = query.child("x", SubmittedForm.NAMESPACE);
        if (form.isEmpty()) {
            return refuse(state, request, Condition.BAD_REQUEST, "There is no form, and nothing to destroy.");
        }
        if (form.get().attributeOr("type", "").equals("cancel")) {
            return cancel(state, request, facts);
        }
        return switch (RoomForm.read(query)) {
            case RoomForm.Reading.Wrong wrong -> RoomOutcome.refuse(state, request, wrong.error());
            case RoomForm.Reading.Read read -> {
                var config = state.config().with(read.values());
                yield config.length() > facts.limits().maxSettingsChars()
                        ? refuse(
                                state,
                                request,
                                Condition.NOT_ACCEPTABLE,
                                "All settings together have at most "
                                        + facts.limits().maxSettingsChars() + " characters.")
                        : configured(state, request, config, facts);
            }
        };
    }

    /** Who makes a room and does not want it after all leaves nothing behind (XEP-0045 §10.1.3). */
    private static RoomOutcome cancel(RoomState state, Iq request, RoomFacts facts) {
        return state.stage() == Stage.LOCKED
                ? Destruction.destroy(
                                state, request.from().orElseThrow(), Element.empty("destroy", MucNames.OWNER), facts)
                        .and(new RoomAct.Send(request.result()))
                : RoomOutcome.reply(state, request.result());
    }

    private static RoomOutcome configured(RoomState state, Iq request, RoomConfig config, RoomFacts facts) {
        var by = request.from().orElseThrow();
        var open = state.with(Stage.OPEN).with(config);
        if (config.equals(state.config())) {
            return RoomOutcome.reply(open, request.result());
        }
        return RoomOutcome.of(open, new RoomAct.Save(new RoomChange.Configured(config)))
                .then(after -> Reconfigured.follow(state, after, by, facts))
                .and(List.of(new RoomAct.Send(request.result())));
    }

    private static RoomOutcome refuse(RoomState state, Iq request, Condition condition, String text) {
        return RoomOutcome.refuse(state, request, StanzaError.of(condition, text));
    }
}
