package io.outcry.persistence.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.Octets;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Subscription;
import io.outcry.core.pep.Affiliation;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.ItemHeader;
import io.outcry.core.pep.NodeConfig;
import io.outcry.core.pep.PepItem;
import io.outcry.core.pep.PepNode;
import io.outcry.core.pep.PepNodes;
import io.outcry.core.routing.Sessions.Farewell;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.persistence.PresenceXml;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Instant NOW = Instant.parse("2026-11-22T20:15:00.123456Z");

    private final Values values = new Values(new PresenceXml());

    @Test
    void accounts() {
        var keys = new ScramKeys(Octets.of(new byte[] {1, -1}), 4096, Octets.of(new byte[20]), Octets.of(new byte[20]));

        isReadAsItWasWritten(Kind.ACCOUNT, Optional.of(new Account(ROMEO, Map.of(ScramHash.SHA_1, keys), NOW)));
    }

    @Test
    void contacts() {
        var asked = Contact.unknown(JULIET).withRequest(Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO));
        var friend = Contact.unknown(Jid.of("nurse@capulet.example"))
                .inRoster()
                .withName("\u2665 <\"N\">")
                .withGroups(List.of("Amici", "Verona"))
                .withSubscription(Subscription.BOTH);

        isReadAsItWasWritten(Kind.CONTACTS, Contacts.EMPTY);
        isReadAsItWasWritten(Kind.CONTACTS, Contacts.EMPTY.with(asked, 1).with(friend, 1_764_000_000_000L));
    }

    @Test
    void blocks() {
        isReadAsItWasWritten(Kind.BLOCKS, BlockList.EMPTY);
        isReadAsItWasWritten(
                Kind.BLOCKS,
                new BlockList(Set.of(JULIET, JULIET.withResource("balc\u00f6ny"), Jid.of("capulet.example"))));
    }

    @Test
    void publishedNodes() {
        var item = new PepItem(
                new ItemHeader("1", ROMEO.withResource("phone"), NOW, 40, 9),
                Optional.of(Element.named("nick", "http://jabber.org/protocol/nick")
                        .text("R & J")
                        .build()));
        var node = PepNode.of("a node", NodeConfig.USUAL.with(Map.of(ConfigField.MAX_ITEMS, List.of("max"))))
                .with(JULIET, Optional.of(Affiliation.MEMBER))
                .withSubscriber(JULIET)
                .with(item, 1_000);

        isReadAsItWasWritten(Kind.PEP, new NodesAtHand(1_000, PepNodes.NONE.with(node)));
    }

    @Test
    void vCardsAndFarewells() {
        var farewell = new Farewell(Presence.of(Presence.Type.UNAVAILABLE, ROMEO, JULIET), NOW);

        isReadAsItWasWritten(Kind.VCARD, Optional.<Payload>empty());
        isReadAsItWasWritten(
                Kind.VCARD,
                Optional.of(Payload.of(Element.named("vCard", "vcard-temp").build())));
        isReadAsItWasWritten(Kind.FAREWELL, Optional.of(farewell));
    }

    /** Another version's, or damaged: as if it were not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "null",
                "{\"version\":1}",
                "{\"version\":1,\"byJid\":null}",
                "{\"version\":null,\"byJid\":{}}",
                "{\"version\":1,\"byJid\":{},\"new\":1}",
                "{\"version\":1,\"byJid\":{\"juliet@capulet.example\":{}}}",
                "{\"version\":1,\"byJid\":{"
            })
    void whatItDoesNotUnderstandIsNotThere(String written) {
        assertThat(values.read(Kind.CONTACTS, Written.of(written.getBytes(UTF_8))))
                .isEmpty();
    }

    private <V> void isReadAsItWasWritten(Kind<V> kind, V value) {
        assertThat(values.read(kind, values.write(value))).contains(value);
    }
}
