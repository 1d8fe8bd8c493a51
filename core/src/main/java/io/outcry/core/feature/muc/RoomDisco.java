package io.outcry.core.feature.muc;

import io.outcry.core.archive.Results;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;

/** What a room tells of itself (XEP-0045 §6.4–6.6, §15.5.4). */
final class RoomDisco {

    private static final String FORMS = SubmittedForm.NAMESPACE;
    private static final List<String> ALWAYS = List.of(
            SelfDescription.NAMESPACE,
            MucNames.MUC,
            MucNames.MUC + "#stable_id",
            MucNames.SELF_PING,
            MucNames.OCCUPANT_ID,
            MucNames.VCARD,
            HatForms.NAMESPACE,
            HatCommands.NAMESPACE,
            "urn:xmpp:sid:0",
            Moderation.NAMESPACE,
            Results.RETRACTION,
            Results.RETRACTION + "#tombstone");

    private RoomDisco() {}

    static RoomOutcome info(RoomState state, Iq request) {
        if (node(request).equals(MucNames.RESERVED_NICK)) {
            return Registration.reservedNick(state, request);
        }
        var command = HatCommands.Command.of(node(request));
        if (command.isPresent()) {
            return RoomOutcome.reply(state, request.result(HatCommands.info(command.get())));
        }
        if (!hasNoNode(request)) {
            return nodeUnknown(state, request);
        }
        var query = Element.named("query", SelfDescription.NAMESPACE).child(identity(title(state)));
        features(state)
                .forEach(feature -> query.child(Element.named("feature", SelfDescription.NAMESPACE)
                        .attribute("var", feature)
                        .build()));
        return RoomOutcome.reply(state, request.result(query.child(form(state)).build()));
    }

    static Element identity(String name) {
        return Element.named("identity", SelfDescription.NAMESPACE)
                .attribute("category", "conference")
                .attribute("type", "text")
                .attribute("name", name)
                .build();
    }

    private static String node(Iq request) {
        return request.payload().elements().getFirst().attributeOr("node", "");
    }

    private static boolean hasNoNode(Iq request) {
        return node(request).isEmpty();
    }

    private static RoomOutcome nodeUnknown(RoomState state, Iq request) {
        return RoomOutcome.refuse(state, request, StanzaError.of(Condition.ITEM_NOT_FOUND));
    }

    private static String title(RoomState state) {
        var title = state.config().text(RoomField.TITLE);
        return title.isEmpty() ? state.room().local() : title;
    }

    private static List<String> features(RoomState state) {
        var config = state.config();
        var features = new ArrayList<>(ALWAYS);
        features.add(config.is(RoomField.PASSWORD_PROTECTED) ? "muc_passwordprotected" : "muc_unsecured");
        features.add(config.is(RoomField.PUBLIC) ? "muc_public" : "muc_hidden");
        features.add(config.is(RoomField.PERSISTENT) ? "muc_persistent" : "muc_temporary");
        features.add(config.is(RoomField.MEMBERS_ONLY) ? "muc_membersonly" : "muc_open");
        features.add(config.is(RoomField.MODERATED) ? "muc_moderated" : "muc_unmoderated");
        features.add(config.isAnonymous() ? "muc_semianonymous" : "muc_nonanonymous");
        if (config.is(RoomField.ENABLE_LOGGING)) {
            features.addAll(RoomArchive.FEATURES);
        }
        if (config.isOpenForRegistration()) {
            features.add(MucNames.IQ_REGISTER);
            features.add(MucNames.REGISTER);
        }
        return features;
    }

    private static Element form(RoomState state) {
        var config = state.config();
        var form = Element.named("x", FORMS).attribute("type", "result");
        form.child(RoomForm.field(SubmittedForm.FORM_TYPE, "hidden", MucNames.ROOM_INFO));
        form.child(RoomForm.field("muc#roominfo_description", "text-single", config.text(RoomField.DESCRIPTION)));
        form.child(RoomForm.field("muc#roominfo_lang", "text-single", config.text(RoomField.LANG)));
        form.child(RoomForm.field(
                "muc#roominfo_occupants",
                "text-single",
                Integer.toString(state.occupants().size())));
        state.subject()
                .ifPresent(
                        subject -> form.child(RoomForm.field("muc#roominfo_subject", "text-single", subject.text())));
        form.child(
                RoomForm.field("muc#roominfo_subjectmod", "boolean", config.is(RoomField.CHANGE_SUBJECT) ? "1" : "0"));
        if (config.slowMode().isPositive()) {
            form.child(
                    RoomForm.field("muc#roominfo_slow_mode_duration", "text-single", config.text(RoomField.SLOW_MODE)));
        }
        if (RoomAvatar.isThere(state)) {
            form.child(RoomAvatar.field(state));
        }
        if (!state.hats().isEmpty()) {
            form.child(RoomForm.field(HatForms.HASH, "text-single", HatForms.hash(state.hats())));
        }
        return form.build();
    }

    /** Who is inside, where everybody may know; strangers are told nothing (XEP-0045 §6.5). */
    static RoomOutcome items(RoomState state, Iq request) {
        var asker = request.from().orElseThrow();
        if (node(request).equals(HatCommands.NAMESPACE)) {
            return RoomOutcome.reply(state, request.result(HatCommands.items(state, request)));
        }
        if (!hasNoNode(request)) {
            return nodeUnknown(state, request);
        }
        var mayKnow = state.occupants().of(asker).isPresent()
                || state.affiliationOf(asker).isAtLeast(Affiliation.MEMBER)
                || (state.config().is(RoomField.PUBLIC) && !state.config().is(RoomField.MEMBERS_ONLY));
        var query = Element.named("query", SelfDescription.ITEMS_NAMESPACE);
        if (mayKnow) {
            state.occupants().all().stream()
                    .filter(occupant -> state.config().broadcasts(occupant.role()))
                    .forEach(occupant -> query.child(Element.named("item", SelfDescription.ITEMS_NAMESPACE)
                            .attribute("jid", state.address(occupant.nick()).toString())
                            .attribute("name", occupant.nick())
                            .build()));
        }
        return RoomOutcome.reply(state, request.result(query.build()));
    }
}
