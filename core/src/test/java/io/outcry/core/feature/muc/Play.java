package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.room.Rate;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomLimits;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomRates;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A room and everybody who speaks to it; keeps what each session is sent, with its address. */
final class Play {

    static final Jid ROOM = Jid.of("desk@rooms.verona.example");
    static final Jid JULIET = Jid.of("juliet@verona.example/balcony");
    static final Jid JULIET_PHONE = Jid.of("juliet@verona.example/phone");
    static final Jid ROMEO = Jid.of("romeo@verona.example/orchard");
    static final Jid MERCUTIO = Jid.of("mercutio@verona.example/street");
    static final Jid TYBALT = Jid.of("tybalt@verona.example/square");
    static final OccupantIds IDS = new OccupantIds("secret".getBytes(StandardCharsets.UTF_8));
    static final ArchiveLimits ARCHIVE_LIMITS = new ArchiveLimits(3, 5, 100, 20_000, 2, 3);
    private static final Rate OFTEN = new Rate(1_000_000, Duration.ofSeconds(1));
    private static final RoomRates OFTEN_ALL = new RoomRates(OFTEN, OFTEN, OFTEN, OFTEN);

    final List<RoomAct> acts = new ArrayList<>();
    private final List<Stanza> sent = new ArrayList<>();
    private final RoomLimits limits;
    private RoomState state = RoomState.absent(ROOM);
    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private Set<String> onRecord = Set.of();
    private long entries;

    Play() {
        this(OFTEN_ALL);
    }

    Play(RoomRates rates) {
        this.limits = new RoomLimits(5, 10, 20, 100, 1_000, 5, 3, 1_000, rates);
    }

    RoomState state() {
        return state;
    }

    /** These were looked for, and found, in the room's ledger. */
    void onRecord(String... ids) {
        onRecord = Set.of(ids);
    }

    void after(Duration time) {
        now = now.plus(time);
    }

    RoomOutcome decide(RoomState before, Stanza stanza) {
        return RoomRules.decide(
                before, stanza, new RoomFacts(now, limits, ARCHIVE_LIMITS, IDS, () -> "entry-" + ++entries, onRecord));
    }

    /** What all this leads to; what was sent before is forgotten. */
    Play does(Stanza stanza) {
        acts.clear();
        sent.clear();
        var outcome = decide(state, stanza);
        state = outcome.state();
        acts.addAll(outcome.acts());
        for (var act : acts) {
            switch (act) {
                case RoomAct.Send send -> sent.add(send.stanza());
                case RoomAct.Refuse refuse -> sent.add(refuse.answer());
                case RoomAct.Spread spread ->
                    spread.sessions()
                            .forEach(to -> sent.add(spread.stanza()
                                    .with(spread.stanza().header().withTo(to))));
                case RoomAct.Save _, RoomAct.PutOnRecord _, RoomAct.ReadArchive _, RoomAct.FindSaid _ -> {}
            }
        }
        return this;
    }

    List<Stanza> sent() {
        return List.copyOf(sent);
    }

    List<Stanza> to(Jid session) {
        return sent.stream()
                .filter(stanza -> stanza.to().filter(session::equals).isPresent())
                .toList();
    }

    <T extends Stanza> List<T> to(Jid session, Class<T> kind) {
        return to(session).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The condition of the one error that this session is told. */
    String errorTo(Jid session) {
        var errors = to(session).stream().filter(Stanza::isError).toList();
        if (errors.size() != 1) {
            throw new AssertionError("not one error to " + session + " in " + sent);
        }
        return errors.getFirst()
                .payload()
                .find("error", Namespaces.CLIENT)
                .orElseThrow()
                .children()
                .getFirst()
                .name()
                .local();
    }

    static Presence enter(Jid session, String nick, Element... more) {
        var muc = Element.named("x", MucNames.MUC).children(List.of(more)).build();
        var presence = Presence.of(Presence.Type.AVAILABLE, session, ROOM.withResource(nick));
        return presence.with(presence.payload().with(muc));
    }

    static Presence presence(Jid session, String nick, Presence.Type type) {
        return Presence.of(type, session, ROOM.withResource(nick));
    }

    static Message say(Jid session, String body) {
        var text = Element.named("body", Namespaces.CLIENT).text(body).build();
        return Message.of(Message.Type.GROUPCHAT, session, ROOM, text);
    }

    static Message subject(Jid session, String subject) {
        var text = Element.named("subject", Namespaces.CLIENT).text(subject).build();
        return Message.of(Message.Type.GROUPCHAT, session, ROOM, text);
    }

    static Iq admin(Jid session, Iq.Type type, Element... items) {
        var query =
                Element.named("query", MucNames.ADMIN).children(List.of(items)).build();
        return Iq.of(type, session, ROOM, "admin", query);
    }

    static Element affiliation(Jid person, String affiliation) {
        return Element.named("item", MucNames.ADMIN)
                .attribute("jid", person.bare().toString())
                .attribute("affiliation", affiliation)
                .build();
    }

    static Element role(String nick, String role) {
        return Element.named("item", MucNames.ADMIN)
                .attribute("nick", nick)
                .attribute("role", role)
                .build();
    }

    /** As pairs of a field and its value; several values of one field stand together. */
    static Iq configure(Jid session, String... fieldsAndValues) {
        var form = Element.named("x", "jabber:x:data")
                .attribute("type", "submit")
                .child(field("FORM_TYPE", MucNames.ROOM_CONFIG));
        for (var i = 0; i < fieldsAndValues.length; i += 2) {
            form.child(field(fieldsAndValues[i], fieldsAndValues[i + 1].split(",")));
        }
        var query = Element.named("query", MucNames.OWNER).child(form.build()).build();
        return Iq.of(Iq.Type.SET, session, ROOM, "owner", query);
    }

    private static Element field(String name, String... values) {
        var field = Element.named("field", "jabber:x:data").attribute("var", name);
        for (var value : values) {
            if (!value.isEmpty()) {
                field.child("value", value);
            }
        }
        return field.build();
    }

    static Iq destroy(Jid session) {
        var query = Element.named("query", MucNames.OWNER)
                .child(Element.empty("destroy", MucNames.OWNER))
                .build();
        return Iq.of(Iq.Type.SET, session, ROOM, "destroy", query);
    }

    /** The room open, with Juliet as its owner inside. */
    static Play open() {
        return open(OFTEN_ALL);
    }

    static Play open(RoomRates rates) {
        var play = new Play(rates);
        play.does(enter(JULIET, "Juliet"));
        play.does(configure(JULIET));
        return play;
    }

    /** What an item says of who this presence is about. */
    static Optional<String> item(Stanza stanza, String attribute) {
        return stanza.payload()
                .find("x", MucNames.USER)
                .flatMap(user -> user.child("item", MucNames.USER))
                .flatMap(item -> item.attribute(attribute));
    }

    static List<String> codes(Stanza stanza) {
        return stanza.payload().find("x", MucNames.USER).stream()
                .flatMap(user -> user.children("status", MucNames.USER).stream())
                .map(status -> status.attributeOr("code", ""))
                .toList();
    }

    static Predicate<Stanza> isFrom(String nick) {
        return stanza -> stanza.from().filter(ROOM.withResource(nick)::equals).isPresent();
    }
}
