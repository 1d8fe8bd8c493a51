package io.outcry.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A roster and a block list take what RFC 6121 §2 and XEP-0191 allow, from their owner alone, and no more than fits. */
class RosterAbuseTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private static final String LONG = "x".repeat(257);

    /** As {@link Servers#tight} sets it. */
    private static final int MOST = 5;

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <item/>                                                                   | bad-request
            <item jid='@@'/>                                                          | jid-malformed
            <item jid=''/>                                                            | jid-malformed
            <item jid='a@b.example' name='LONG'/>                                     | not-acceptable
            <item jid='a@b.example'><group>LONG</group></item>                        | not-acceptable
            <item jid='a@b.example'><group/></item>                                   | not-acceptable
            <item jid='a@b.example'>51 GROUPS</item>                                  | not-acceptable
            <item jid='a@b.example'>9000 GROUPS</item>                                | not-acceptable
            <item jid='a@b.example'><group>a</group><group>a</group></item>           | bad-request
            <item jid='a@b.example' subscription='remove'/>                           | item-not-found
            <item jid='OWN'/>                                                         | not-allowed
            <contact jid='a@b.example'/>                                              | bad-request
            <item jid='a@b.example' xmlns='urn:example:other'/>                       | bad-request
            """)
    void aWrongItemIsRefusedAndNothingChanges(String item, String condition) {
        try (var peer = Login.session(server, romeo, "phone")) {
            peer.askForRoster();

            peer.send(set("wrong", filledIn(item)));

            expectError(peer, "wrong", condition);
            assertThat(peer.askForRoster().child("query", Namespaces.ROSTER).map(Element::children))
                    .hasValueSatisfying(items -> assertThat(items).isEmpty());
        }
    }

    @Test
    void anItemOfMoreElementsThanAStanzaMayHaveEndsItsStream() {
        try (var peer = Login.session(server, romeo, "phone")) {

            peer.tryToSend(set("huge", filledIn("<item jid='a@b.example'>10000 GROUPS</item>"))
                    .getBytes(UTF_8));

            peer.expectStreamError("policy-violation");
        }
    }

    @Test
    void whatOnlyTheServerSaysOfAContactIsNotTaken() {
        try (var peer = Login.session(server, romeo, "phone")) {
            peer.askForRoster();

            peer.send(set("sly", "<item jid='a@b.example' subscription='both' ask='subscribe' approved='true'/>"));

            peer.expect("<iq type='set'><query xmlns='jabber:iq:roster'>"
                    + "<item jid='a@b.example' subscription='none' ask='' approved=''/></query></iq>");
            peer.expect("<iq type='result' id='sly'/>");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            get | <query xmlns='jabber:iq:roster'/>
            set | <query xmlns='jabber:iq:roster'><item jid='romeo@montague.example'/></query>
            set | <query xmlns='jabber:iq:roster'><item jid='a@b.example' subscription='remove'/></query>
            get | <blocklist xmlns='urn:xmpp:blocking'/>
            set | <block xmlns='urn:xmpp:blocking'><item jid='romeo@montague.example'/></block>
            set | <unblock xmlns='urn:xmpp:blocking'/>
            set | <enable xmlns='urn:xmpp:carbons:2'/>
            set | <query xmlns='jabber:iq:register'><remove/></query>
            set | <query xmlns='jabber:iq:register'><username>juliet</username><password>mine</password></query>
            """)
    void nobodyElsesAccountIsSeenOrChanged(String type, String payload) {
        var juliet = server.player("juliet");
        try (var owner = Login.session(server, juliet, "home");
                var stranger = Login.session(server, romeo, "phone")) {
            owner.askForRoster();

            stranger.send("<iq type='%s' id='sly' to='%s'>%s</iq>".formatted(type, juliet.bare(), payload));

            var answer = stranger.expect("<iq type='error' id='sly' from='" + juliet.bare() + "'><error/></iq>");
            assertThat(answer.child("query", Namespaces.ROSTER)).isEmpty();
            owner.expectNothing();
        }
    }

    @Test
    void aRosterHoldsNoMoreThanItsLimit() {
        var tight = Servers.tight();
        try (var peer = Login.session(tight, tight.player("romeo"), "phone")) {
            for (var number = 1; number <= MOST; number++) {
                peer.send(set("add" + number, "<item jid='friend%d@b.example'/>".formatted(number)));
                peer.expect("<iq type='result' id='add" + number + "'/>");
            }

            for (var number = MOST + 1; number <= 1_000; number++) {
                peer.send(set("add" + number, "<item jid='friend%d@b.example'/>".formatted(number)));
            }
            for (var number = MOST + 1; number <= 1_000; number++) {
                expectError(peer, "add" + number, "resource-constraint");
            }

            var items = peer.askForRoster().child("query", Namespaces.ROSTER).orElseThrow();
            assertThat(items.children()).hasSize(MOST);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <block xmlns='urn:xmpp:blocking'/>                             | bad-request
            <block xmlns='urn:xmpp:blocking'><item jid='@@'/></block>      | jid-malformed
            <block xmlns='urn:xmpp:blocking'><item/></block>               | jid-malformed
            <block xmlns='urn:xmpp:blocking'><item jid='OWN'/></block>     | not-allowed
            <block xmlns='urn:xmpp:blocking'>6 ITEMS</block>               | resource-constraint
            <block xmlns='urn:xmpp:blocking'>4000 ITEMS</block>            | resource-constraint
            <unblock xmlns='urn:xmpp:blocking'><item jid='@@'/></unblock>  | jid-malformed
            """)
    void aWrongBlockListIsRefusedWhole(String payload, String condition) {
        var tight = Servers.tight();
        var owner = tight.player("romeo");
        try (var peer = Login.session(tight, owner, "phone")) {

            peer.send("<iq type='set' id='wrong'>"
                    + payload.replace("OWN", owner.bare())
                            .replace("4000 ITEMS", items(4_000))
                            .replace("6 ITEMS", items(MOST + 1))
                    + "</iq>");

            expectError(peer, "wrong", condition);
            peer.send("<iq type='get' id='list'><blocklist xmlns='urn:xmpp:blocking'/></iq>");
            peer.expect("<iq type='result' id='list'><blocklist xmlns='urn:xmpp:blocking'>"
                    + "<not><item xmlns='urn:xmpp:blocking'/></not></blocklist></iq>");
        }
    }

    private String filledIn(String item) {
        return item.replace("LONG", LONG)
                .replace("OWN", romeo.bare())
                .replace("51 GROUPS", groups(51))
                .replace("9000 GROUPS", groups(9_000))
                .replace("10000 GROUPS", groups(10_000));
    }

    private static String groups(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "<group>" + number + "</group>")
                .collect(Collectors.joining());
    }

    private static String items(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "<item jid='" + number + "@b.example'/>")
                .collect(Collectors.joining());
    }

    private static String set(String id, String item) {
        return "<iq type='set' id='%s'><query xmlns='jabber:iq:roster'>%s</query></iq>".formatted(id, item);
    }

    private static void expectError(XmppPeer peer, String id, String condition) {
        peer.expect("<iq type='error' id='%s'><error><%s xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"
                .formatted(id, condition));
    }
}
