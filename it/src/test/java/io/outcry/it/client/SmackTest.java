package io.outcry.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Patience;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.packet.RosterPacket.ItemType;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.ping.PingManager;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * Smack, a client library that we did not write, does what its users do with it. It cannot bind to a channel: version
 * 4.5.0-beta5 hashes the certificate by the name of its key's algorithm, which is no hash, and so has it switched off.
 */
class SmackTest {

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");
    private final Player juliet = server.player("juliet");

    @Test
    void logsInOverStartTls() throws Exception {
        try (var client = SmackClient.overStartTls(server, romeo, "SCRAM-SHA-1").login()) {

            assertThat(client.connection().isSecureConnection()).isTrue();
            assertThat(client.connection().getUsedSaslMechansism()).isEqualTo("SCRAM-SHA-1");
            assertThat(client.connection().getUser().toString()).isEqualTo(romeo.full("smack"));
        }
    }

    @Test
    void choosesAScramByItself() throws Exception {
        try (var client = SmackClient.overStartTls(server, romeo).login()) {

            assertThat(client.connection().getUsedSaslMechansism()).startsWith("SCRAM-");
        }
    }

    @Test
    void logsInOverDirectTls() throws Exception {
        try (var client = SmackClient.overDirectTls(server, romeo).login()) {

            assertThat(client.connection().isAuthenticated()).isTrue();
            assertThat(PingManager.getInstanceFor(client.connection()).pingMyServer())
                    .isTrue();
        }
    }

    @Test
    void managesARoster() throws Exception {
        try (var client = SmackClient.overStartTls(server, romeo).login()) {
            var roster = client.roster();
            var nurse = JidCreate.bareFrom("nurse@capulet.example");

            roster.createItem(nurse, "Nurse", new String[] {"Servants"});

            // Smack shows a new contact a moment before it shows its groups.
            Patience.until("the roster has the contact in its group", () -> roster.getGroupCount() > 0);
            assertThat(roster.getEntry(nurse).getName()).isEqualTo("Nurse");
            assertThat(roster.getEntry(nurse).getGroups())
                    .extracting(group -> group.getName())
                    .containsExactly("Servants");

            roster.removeEntry(roster.getEntry(nurse));

            Patience.until("the roster lost the contact", () -> !roster.contains(nurse));
        }
    }

    @Test
    void subscribesAndSeesPresenceAndChats() throws Exception {
        try (var one = SmackClient.overStartTls(server, romeo).login();
                var other = SmackClient.overDirectTls(server, juliet).login()) {
            one.roster().reloadAndWait();
            other.roster().reloadAndWait();
            one.becomeAvailable();
            other.becomeAvailable();

            subscribe(one, romeo, other, juliet);
            subscribe(other, juliet, one, romeo);

            assertBoth(one, JidCreate.bareFrom(juliet.bare()));
            assertBoth(other, JidCreate.bareFrom(romeo.bare()));

            one.chat(juliet.bare(), "Good morrow");
            assertThat(other.awaitMessage("Good morrow").getFrom().toString()).isEqualTo(romeo.full("smack"));
            other.chat(romeo.full("smack"), "Sweet, so would I");
            assertThat(one.awaitMessage("Sweet, so would I").getFrom().toString())
                    .isEqualTo(juliet.full("smack"));

            other.connection().disconnect();
            one.awaitPresence(juliet.bare(), Presence.Type.unavailable);
        }
    }

    @Test
    void isGivenWhatCameWhileItWasAway() throws Exception {
        try (var one = SmackClient.overStartTls(server, romeo).login();
                var other = SmackClient.overStartTls(server, juliet)) {
            one.chat(juliet.bare(), "Parting is such sweet sorrow");
            PingManager.getInstanceFor(one.connection()).pingMyServer();

            other.login();
            other.becomeAvailable();

            var kept = other.awaitMessage("Parting is such sweet sorrow");
            assertThat(kept.getFrom().toString()).isEqualTo(romeo.full("smack"));
            assertThat(DelayInformation.from(kept)).isNotNull();
        }
    }

    @Test
    void resumesItsStream() throws Exception {
        try (var one = SmackClient.overStartTls(server, romeo).login();
                var other = SmackClient.overStartTls(server, juliet).login()) {
            one.becomeAvailable();
            Patience.until("the stream is managed", () -> one.connection().isSmResumptionPossible());

            one.connection().instantShutdown();
            other.chat(romeo.full("smack"), "Wilt thou be gone?");
            PingManager.getInstanceFor(other.connection()).pingMyServer();
            one.login();

            assertThat(one.connection().streamWasResumed()).isTrue();
            one.awaitMessage("Wilt thou be gone?");
        }
    }

    private static void subscribe(SmackClient asking, Player asker, SmackClient asked, Player owner) throws Exception {
        asking.sendPresence(owner.bare(), Presence.Type.subscribe);
        asked.awaitPresence(asker.bare(), Presence.Type.subscribe);
        asked.sendPresence(asker.bare(), Presence.Type.subscribed);
        asking.awaitPresence(owner.bare(), Presence.Type.subscribed);
        asking.awaitPresence(owner.bare(), Presence.Type.available);
    }

    private static void assertBoth(SmackClient client, BareJid contact) {
        var roster = client.roster();
        Patience.until(
                "subscribed both ways",
                () -> roster.contains(contact) && roster.getEntry(contact).getType() == ItemType.both);
    }
}
