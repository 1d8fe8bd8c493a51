package io.outcry.core.feature.muc;

import io.outcry.core.feature.SelfDescription;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Commands (XEP-0050) by which owners make hats and say who wears them, and by which others read that (XEP-0317 §3.2–3.7). A
 * form says all that is to be done, so that nothing has to be remembered until it comes.
 */
final class HatCommands {

    static final String NAMESPACE = "http://jabber.org/protocol/commands";

    private static final String NODE = "urn:xmpp:hats:commands:";

    private HatCommands() {}

    /** One of the commands; its name is the end of its node. */
    enum Command {
        CREATE("Make or change a hat"),
        DESTROY("Destroy a hat"),
        ASSIGN("Give somebody a hat"),
        UNASSIGN("Take a hat away"),
        LIST("List the hats"),
        LIST_ASSIGNED("List who wears which hat");

        private final String title;

        Command(String title) {
            this.title = title;
        }

        String node() {
            return NODE + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Command> of(String node) {
            return Arrays.stream(values())
                    .filter(command -> command.node().equals(node))
                    .findFirst();
        }

        /** Owners do all, those inside and members read what there is, and who sees addresses who wears it. */
        boolean isFor(RoomState state, Iq request) {
            var asker = request.from().orElseThrow();
            var affiliation = state.affiliationOf(asker);
            var inside = state.occupants().of(asker);
            return switch (this) {
                case CREATE, DESTROY, ASSIGN, UNASSIGN -> affiliation == Affiliation.OWNER;
                case LIST -> affiliation.isAtLeast(Affiliation.MEMBER) || inside.isPresent();
                case LIST_ASSIGNED ->
                    affiliation.isAtLeast(Affiliation.ADMIN)
                            || inside.filter(occupant -> Audience.seesAddresses(state, occupant))
                                    .isPresent();
            };
        }
    }

    static RoomOutcome answer(RoomState state, Iq request, RoomFacts facts) {
        var asked = request.payload().find("command", NAMESPACE).orElseThrow();
        var command = Command.of(asked.attributeOr("node", ""));
        if (command.isEmpty()) {
            return refuse(state, request, Condition.ITEM_NOT_FOUND, "Rooms have no such command.");
        }
        if (request.type() != Iq.Type.SET) {
            return refuse(state, request, Condition.BAD_REQUEST, "A command is set.");
        }
        if (!command.get().isFor(state, request)) {
            return refuse(state, request, Condition.FORBIDDEN, "You may not use this command.");
        }
        return switch (asked.attributeOr("action", "execute")) {
            case "cancel" -> RoomOutcome.reply(state, request.result(status(asked, "canceled", facts, List.of())));
            case "execute", "complete", "next" -> execute(state, request, asked, command.get(), facts);
            default -> refuse(state, request, Condition.BAD_REQUEST, "This command has one step only.");
        };
    }

    private static RoomOutcome execute(RoomState state, Iq request, Element asked, Command command, RoomFacts facts) {
        if (command == Command.LIST || command == Command.LIST_ASSIGNED) {
            var list = command == Command.LIST ? HatForms.hats(state.hats()) : HatForms.worn(state.hats());
            return RoomOutcome.reply(state, request.result(status(asked, "completed", facts, List.of(list))));
        }
        if (asked.child("x", SubmittedForm.NAMESPACE).isEmpty()) {
            var form = HatForms.toFillIn(command, state.hats());
            return RoomOutcome.reply(state, request.result(status(asked, "executing", facts, List.of(form))));
        }
        return switch (SubmittedForm.read(asked, HatForms.PURPOSE)) {
            case SubmittedForm.Reading.Wrong wrong -> RoomOutcome.refuse(state, request, wrong.error());
            case SubmittedForm.Reading.Read read -> {
                var by = request.from().orElseThrow();
                yield switch (HatChange.of(state, command, read.form(), by, facts)) {
                    case HatChange.Wrong wrong -> RoomOutcome.refuse(state, request, wrong.error());
                    case HatChange.Done done ->
                        done.outcome()
                                .and(new RoomAct.Send(request.result(status(asked, "completed", facts, List.of()))));
                };
            }
        };
    }

    private static Element status(Element asked, String status, RoomFacts facts, List<Element> content) {
        return Element.named("command", NAMESPACE)
                .attribute("node", asked.attributeOr("node", ""))
                .attribute(
                        "sessionid",
                        asked.attribute("sessionid")
                                .orElseGet(() -> facts.entryIds().get()))
                .attribute("status", status)
                .children(content)
                .build();
    }

    /** The commands that are for who asks (XEP-0050 §3.1). */
    static Element items(RoomState state, Iq request) {
        var query = Element.named("query", SelfDescription.ITEMS_NAMESPACE).attribute("node", NAMESPACE);
        Arrays.stream(Command.values())
                .filter(command -> command.isFor(state, request))
                .forEach(command -> query.child(Element.named("item", SelfDescription.ITEMS_NAMESPACE)
                        .attribute("jid", state.room().toString())
                        .attribute("node", command.node())
                        .attribute("name", command.title)
                        .build()));
        return query.build();
    }

    /** What one command is (XEP-0050 §3.2). */
    static Element info(Command command) {
        var query = Element.named("query", SelfDescription.NAMESPACE)
                .attribute("node", command.node())
                .child(Element.named("identity", SelfDescription.NAMESPACE)
                        .attribute("category", "automation")
                        .attribute("type", "command-node")
                        .attribute("name", command.title)
                        .build());
        List.of(NAMESPACE, SubmittedForm.NAMESPACE)
                .forEach(feature -> query.child(Element.named("feature", SelfDescription.NAMESPACE)
                        .attribute("var", feature)
                        .build()));
        return query.build();
    }

    private static RoomOutcome refuse(RoomState state, Iq request, Condition condition, String text) {
        return RoomOutcome.refuse(state, request, StanzaError.of(condition, text));
    }
}
