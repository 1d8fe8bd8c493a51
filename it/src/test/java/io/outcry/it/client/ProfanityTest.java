package io.outcry.it.client;

import io.outcry.it.harness.Cable;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import org.junit.jupiter.api.Test;

/** profanity, typed into by hand, as it were; the other side is our own client where one profanity is enough. */
class ProfanityTest {

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");
    private final Player juliet = server.player("juliet");

    @Test
    void managesARosterAndSubscribesBothWaysAndSeesPresence() {
        try (var client = overStartTls();
                var friend = Login.session(server, juliet, "home")) {
            friend.askForRoster();
            friend.becomeAvailable();

            client.type("/roster add nurse@capulet.example Nurse");
            client.awaitScreen("Roster item added: nurse@capulet.example \\(Nurse\\)");
            client.type("/roster remove nurse@capulet.example");
            client.awaitScreen("Roster item removed: nurse@capulet.example");

            client.type("/sub request " + juliet.bare());
            friend.skipTo("<presence type='subscribe' from='" + romeo.bare() + "'/>");
            friend.send("<presence type='subscribed' to='" + romeo.bare() + "'/>");
            client.awaitScreen(juliet.local() + ".* is online");
            friend.send("<presence type='subscribe' to='" + romeo.bare() + "'/>");
            client.awaitScreen("Received authorization request from " + juliet.local());
            client.type("/sub allow " + juliet.bare());
            friend.skipTo("<presence type='subscribed' from='" + romeo.bare() + "'/>");

            client.type("/roster");
            client.awaitScreen(juliet.local() + "\\S* - both");
            friend.send("<presence><show>dnd</show></presence>");
            client.awaitScreen(juliet.local() + ".* is dnd");
            friend.leave();
            client.awaitScreen(juliet.local() + ".* is offline");
        }
    }

    @Test
    void chatsOverDirectTls() {
        try (var client = ProfanityClient.start()
                        .overDirectTls(romeo, server.directTlsClients().getPort());
                var friend = Login.session(server, juliet, "home")) {
            friend.becomeAvailable();

            client.type("/msg " + juliet.bare() + " Good morrow");

            friend.skipTo("<message type='chat'><body>Good morrow</body></message>");
            friend.send("<message type='chat' to='" + romeo.bare() + "'><body>Sweet, so would I</body></message>");
            client.awaitScreen("Sweet, so would I");
        }
    }

    @Test
    void isGivenWhatCameWhileItWasAway() {
        try (var friend = Login.session(server, juliet, "home")) {
            friend.send("<message type='chat' to='" + romeo.bare() + "'><body>Parting</body></message>");
            friend.settle();
        }

        try (var client = overStartTls()) {

            client.awaitLog("Parting</body>.*<delay [^>]*xmlns=\"urn:xmpp:delay\"|<delay [^>]*stamp=");
            client.type("/win 2");
            client.awaitScreen("Parting");
        }
    }

    @Test
    void resumesItsStream() {
        try (var cable = Cable.to(server.clients());
                var client = ProfanityClient.start().overStartTls(romeo, cable.port());
                var friend = Login.session(server, juliet, "home")) {
            client.awaitLog("RECV: <enabled ");

            cable.cut();
            friend.send("<message type='chat' to='" + romeo.bare() + "'><body>Wilt thou be gone?</body></message>");

            client.awaitLog("RECV: <resumed ");
            client.awaitLog("RECV: .*Wilt thou be gone");
            client.type("/win 2");
            client.awaitScreen("Wilt thou be gone\\?");
        }
    }

    private ProfanityClient overStartTls() {
        return ProfanityClient.start().overStartTls(romeo, server.clients().getPort());
    }
}
