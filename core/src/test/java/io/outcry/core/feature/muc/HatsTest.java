package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XEP-0317. */
class HatsTest {

    private static final String HOST = "http://hats.example/#host";

    private final Play play = Play.open();

    @BeforeEach
    void romeoIsInside() {
        play.does(Play.enter(Play.ROMEO, "Romeo"));
    }

    private static Iq command(Jid session, String name, String... fieldsAndValues) {
        var command = Element.named("command", HatCommands.NAMESPACE)
                .attribute("node", "urn:xmpp:hats:commands:" + name)
                .attribute("action", "execute");
        if (fieldsAndValues.length > 0) {
            var form = Element.named("x", SubmittedForm.NAMESPACE)
                    .attribute("type", "submit")
                    .child(RoomForm.field(SubmittedForm.FORM_TYPE, "hidden", "urn:xmpp:hats:commands"));
            for (var i = 0; i < fieldsAndValues.length; i += 2) {
                form.child(RoomForm.field(fieldsAndValues[i], "text-single", fieldsAndValues[i + 1]));
            }
            command.child(form.build());
        }
        return Iq.of(Iq.Type.SET, session, Play.ROOM, "hats", command.build());
    }

    private static Iq make(String uri, String title) {
        return command(Play.JULIET, "create", "hats#title", title, "hats#uri", uri, "hats#hue", "327.255249");
    }

    private static Iq give(Jid person, String uri) {
        return command(Play.JULIET, "assign", "hats#jid", person.bare().toString(), "hats#uri", uri);
    }

    private static List<String> titles(Stanza presence) {
        return presence.payload().find("hats", "urn:xmpp:hats:0").stream()
                .flatMap(hats -> hats.children().stream())
                .map(hat -> hat.attributeOr("title", ""))
                .toList();
    }

    private Optional<String> status(Iq request) {
        return play.does(request)
                .to(request.from().orElseThrow(), Iq.class)
                .getFirst()
                .payload()
                .find("command", HatCommands.NAMESPACE)
                .flatMap(command -> command.attribute("status"));
    }

    /** §3.2, §3.5: made, given, and shown to who is inside and to who comes. */
    @Test
    void presenceShowsWhatSomebodyWears() {
        assertThat(status(make(HOST, "Host"))).contains("completed");
        assertThat(Play.codes(play.to(Play.ROMEO, Message.class).getFirst())).containsExactly("104");

        assertThat(status(give(Play.ROMEO, HOST))).contains("completed");
        assertThat(titles(play.to(Play.JULIET, Presence.class).getFirst())).containsExactly("Host");
        assertThat(play.acts).contains(new RoomAct.Save(new RoomChange.HatsWorn(Play.ROMEO.bare(), List.of(HOST))));

        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));
        assertThat(play.to(Play.MERCUTIO, Presence.class).stream()
                        .filter(Play.isFrom("Romeo"))
                        .flatMap(presence -> titles(presence).stream()))
                .containsExactly("Host");
    }

    /** §3.2, §3.3: those who wear it are shown anew; a destroyed hat is nobody's. */
    @Test
    void whoWearsAHatThatChangesIsShownAnew() {
        play.does(make(HOST, "Host"));
        play.does(give(Play.ROMEO, HOST));

        play.does(make(HOST, "Guest"));
        assertThat(play.to(Play.JULIET, Presence.class))
                .extracting(HatsTest::titles)
                .containsExactly(List.of("Guest"));

        assertThat(status(command(Play.JULIET, "destroy", "hats#uri", HOST))).contains("completed");
        assertThat(play.to(Play.JULIET, Presence.class))
                .extracting(HatsTest::titles)
                .containsExactly(List.of());
        assertThat(Play.codes(play.to(Play.ROMEO, Message.class).getFirst())).containsExactly("104");
        assertThat(play.state().hats().worn()).isEmpty();
    }

    /** §3.6. */
    @Test
    void aHatIsTakenAway() {
        play.does(make(HOST, "Host"));
        play.does(give(Play.ROMEO, HOST));

        play.does(command(Play.JULIET, "unassign", "hats#jid", Play.ROMEO.bare().toString(), "hats#uri", HOST));

        assertThat(titles(play.to(Play.JULIET, Presence.class).getFirst())).isEmpty();
        assertThat(play.acts).contains(new RoomAct.Save(new RoomChange.HatsWorn(Play.ROMEO.bare(), List.of())));
    }

    /** §3: nobody puts a hat on by himself. */
    @Test
    void aHatInSomebodysOwnPresenceIsNotShown() {
        var forged = Element.named("hats", "urn:xmpp:hats:0")
                .child(Element.named("hat", "urn:xmpp:hats:0")
                        .attribute("title", "King")
                        .build())
                .build();
        var presence = Play.presence(Play.ROMEO, "Romeo", Presence.Type.AVAILABLE);

        play.does(presence.with(presence.payload().with(forged)));

        assertThat(titles(play.to(Play.JULIET).getFirst())).isEmpty();
    }

    /** Only owners change hats, within limits. */
    @Test
    void refusesForEachReasonByItsName() {
        assertThat(play.does(command(Play.ROMEO, "create")).errorTo(Play.ROMEO)).isEqualTo("forbidden");
        assertThat(play.does(command(Play.JULIET, "wear")).errorTo(Play.JULIET)).isEqualTo("item-not-found");
        assertThat(play.does(give(Play.ROMEO, HOST)).errorTo(Play.JULIET)).isEqualTo("item-not-found");
        for (var wrong : List.of("no uri", "relative", "a:" + "b".repeat(254))) {
            assertThat(play.does(make(wrong, "Host")).errorTo(Play.JULIET)).isEqualTo("not-acceptable");
        }
        assertThat(play.does(make(HOST, " ")).errorTo(Play.JULIET)).isEqualTo("not-acceptable");
        assertThat(play.does(command(Play.JULIET, "create", "hats#title", "H", "hats#uri", HOST, "hats#hue", "360"))
                        .errorTo(Play.JULIET))
                .isEqualTo("not-acceptable");
        for (var i = 0; i < 3; i++) {
            play.does(make("urn:hat:" + i, "Hat " + i));
        }
        assertThat(play.does(make(HOST, "Host")).errorTo(Play.JULIET)).isEqualTo("resource-constraint");
        assertThat(play.does(give(new Jid("r".repeat(512), "verona.example", ""), "urn:hat:1"))
                        .errorTo(Play.JULIET))
                .isEqualTo("not-acceptable");
    }

    /** §3.2, §3.4, §3.7, XEP-0050 §2.3: forms to fill in, and lists. */
    @Test
    void asksByFormsAndAnswersByLists() {
        play.does(make(HOST, "Host"));
        play.does(give(Play.ROMEO, HOST));

        assertThat(status(command(Play.JULIET, "assign"))).contains("executing");
        assertThat(list(command(Play.ROMEO, "list"))).containsExactly("Host", HOST, "327.255249");
        assertThat(list(command(Play.JULIET, "list-assigned")))
                .containsExactly(Play.ROMEO.bare().toString(), HOST, "Host", "327.255249");
        assertThat(play.does(command(Play.ROMEO, "list-assigned")).errorTo(Play.ROMEO))
                .isEqualTo("forbidden");
        assertThat(play.does(command(Play.TYBALT, "list")).errorTo(Play.TYBALT)).isEqualTo("forbidden");
    }

    private List<String> list(Iq request) {
        return play
                .does(request)
                .to(request.from().orElseThrow(), Iq.class)
                .getFirst()
                .payload()
                .elements()
                .getFirst()
                .child("x", SubmittedForm.NAMESPACE)
                .stream()
                .flatMap(form -> form.children("item", SubmittedForm.NAMESPACE).stream())
                .flatMap(item -> item.children().stream())
                .map(field -> field.children().getFirst().text())
                .toList();
    }

    /** §2, XEP-0050 §3.1: whoever looks finds out what there is. */
    @Test
    void isDiscovered() {
        var info = Element.empty("query", SelfDescription.NAMESPACE);
        var before = play.does(Iq.of(Iq.Type.GET, Play.ROMEO, Play.ROOM, "d", info))
                .sent()
                .toString();
        play.does(make(HOST, "Host"));
        var after = play.does(Iq.of(Iq.Type.GET, Play.ROMEO, Play.ROOM, "d", info))
                .sent()
                .toString();
        assertThat(before).contains("urn:xmpp:hats:0").doesNotContain("hats#hash");
        assertThat(after).contains("hats#hash");

        var items = Element.named("query", SelfDescription.ITEMS_NAMESPACE)
                .attribute("node", HatCommands.NAMESPACE)
                .build();
        play.does(Iq.of(Iq.Type.GET, Play.ROMEO, Play.ROOM, "d", items));
        assertThat(play.to(Play.ROMEO)
                        .getFirst()
                        .payload()
                        .elements()
                        .getFirst()
                        .children())
                .extracting(item -> item.attributeOr("node", ""))
                .containsExactly("urn:xmpp:hats:commands:list");
    }
}
