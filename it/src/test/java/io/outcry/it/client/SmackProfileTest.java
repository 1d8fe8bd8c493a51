package io.outcry.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import org.jivesoftware.smackx.iqlast.LastActivityManager;
import org.jivesoftware.smackx.iqprivate.PrivateDataManager;
import org.jivesoftware.smackx.iqprivate.packet.DefaultPrivateData;
import org.jivesoftware.smackx.vcardtemp.VCardManager;
import org.jivesoftware.smackx.vcardtemp.packet.VCard;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** Smack uses what an account keeps on the server about itself and for itself. */
class SmackProfileTest {

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");
    private final Player juliet = server.player("juliet");

    @Test
    void showsAVCardToOthers() throws Exception {
        try (var one = SmackClient.overStartTls(server, romeo).login();
                var other = SmackClient.overStartTls(server, juliet).login()) {
            var card = new VCard();
            card.setFirstName("Romeo");
            card.setNickName("Pilgrim");
            card.setAvatar(new byte[] {1, 2, 3}, "image/png");

            VCardManager.getInstanceFor(one.connection()).saveVCard(card);

            var vCards = VCardManager.getInstanceFor(other.connection());
            assertThat(vCards.isSupported(JidCreate.domainBareFrom(juliet.domain())))
                    .isTrue();
            var seen = vCards.loadVCard(JidCreate.entityBareFrom(romeo.bare()));
            assertThat(seen.getFirstName()).isEqualTo("Romeo");
            assertThat(seen.getNickName()).isEqualTo("Pilgrim");
            assertThat(seen.getAvatar()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void keepsPrivateXml() throws Exception {
        try (var client = SmackClient.overStartTls(server, romeo).login()) {
            var settings = PrivateDataManager.getInstanceFor(client.connection());
            var stored = new DefaultPrivateData("exodus", "exodus:prefs");
            stored.setValue("defaultnick", "Pilgrim");

            settings.setPrivateData(stored);

            var found = (DefaultPrivateData) settings.getPrivateData("exodus", "exodus:prefs");
            assertThat(found.getValue("defaultnick")).isEqualTo("Pilgrim");
        }
    }

    @Test
    void asksHowLongTheServerRuns() throws Exception {
        try (var client = SmackClient.overStartTls(server, romeo).login()) {
            var activity = LastActivityManager.getInstanceFor(client.connection());
            var domain = JidCreate.domainBareFrom(romeo.domain());

            assertThat(activity.isLastActivitySupported(domain)).isTrue();
            assertThat(activity.getLastActivity(domain).getIdleTime()).isNotNegative();
        }
    }
}
