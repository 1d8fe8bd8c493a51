package io.outcry.it.client;

import static io.outcry.it.client.SlixmppClient.Transport.DIRECT_TLS;
import static io.outcry.it.client.SlixmppClient.Transport.START_TLS;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** slixmpp, a client library that we did not write, does what its users do with it. */
class SlixmppTest {

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");
    private final Player juliet = server.player("juliet");

    @Test
    void logsInOverStartTls() {
        try (var client = overStartTls(romeo)) {

            var session = client.await("session_start");

            assertThat(session.getOrDefault("mechanism", "")).startsWith("SCRAM-");
            assertThat(session).containsEntry("jid", romeo.full("slixmpp"));
        }
    }

    @Test
    void logsInOverDirectTls() {
        try (var client = overDirectTls(romeo)) {

            client.await("session_start");

            client.order("ping", "to", romeo.domain());
            client.await("pong");
        }
    }

    @Test
    void managesARoster() {
        try (var client = overStartTls(romeo)) {
            client.await("session_start");
            client.order("roster");

            client.order("add", "to", "nurse@capulet.example", "name", "Nurse");

            client.await("added");
            client.order("roster");
            awaitContact(client, "nurse@capulet.example", "none");

            client.order("remove", "to", "nurse@capulet.example");

            client.await("removed");
            client.order("list");
            assertThat(client.await("listed").getOrDefault("items", "")).doesNotContain("nurse");
        }
    }

    @Test
    void subscribesAndSeesPresenceAndChats() {
        try (var one = overStartTls(romeo);
                var other = overDirectTls(juliet)) {
            for (var client : new SlixmppClient[] {one, other}) {
                client.await("session_start");
                client.order("roster");
                client.order("available");
            }

            subscribe(one, romeo, other, juliet);
            subscribe(other, juliet, one, romeo);

            awaitContact(one, juliet.bare(), "both");
            awaitContact(other, romeo.bare(), "both");
            one.order("chat", "to", juliet.bare(), "body", "Good morrow");
            other.await("message", "sender", romeo.full("slixmpp"), "body", "Good morrow");
            other.order("chat", "to", romeo.full("slixmpp"), "body", "Sweet");
            one.await("message", "sender", juliet.full("slixmpp"), "body", "Sweet");

            other.order("quit");
            one.await("presence_unavailable", "sender", juliet.full("slixmpp"));
        }
    }

    /** XEP-0084, as it finds out by itself that it is wanted to. */
    @Test
    void showsAvatarsAndSeesThoseOfOthers() {
        try (var one = SlixmppClient.start(server.clients(), START_TLS, romeo, "avatars", "yes");
                var other = SlixmppClient.start(server.clients(), START_TLS, juliet, "avatars", "yes")) {
            for (var client : new SlixmppClient[] {one, other}) {
                client.await("session_start");
                client.order("roster");
                client.order("available");
            }
            subscribe(one, romeo, other, juliet);
            subscribe(other, juliet, one, romeo);

            one.order("publish avatar", "picture", "a rose");

            var id = one.await("avatar", "sender", romeo.bare()).getOrDefault("id", "");
            other.await("avatar", "sender", romeo.bare(), "id", id);
            other.order("fetch avatar", "of", romeo.bare(), "id", id);
            other.await("fetched", "picture", "a rose");
        }
    }

    @Test
    void isNotSentARosterThatItHas() {
        try (var client = overStartTls(romeo)) {
            client.await("session_start");
            client.order("roster");
            client.await("roster");

            client.order("roster-again");
            client.await("roster-again", "whole", "False");

            client.order("add", "to", "nurse@capulet.example", "name", "Nurse");
            awaitContact(client, "nurse@capulet.example", "none");
            client.order("roster-again");
            client.await("roster-again", "whole", "False");
        }
    }

    @Test
    void seesWhatItsOtherClientSendsAndGets() {
        try (var one = overStartTls(romeo);
                var second = SlixmppClient.start(server.clients(), START_TLS, romeo, "resource", "other");
                var other = overStartTls(juliet)) {
            for (var client : List.of(one, second, other)) {
                client.await("session_start");
                client.order("available");
                client.await("presence_available");
            }
            one.order("carbons");
            one.await("carbons");

            second.order("chat", "to", juliet.bare(), "body", "It is the east");

            other.await("message", "body", "It is the east");
            one.await("carbon_sent", "sender", romeo.full("other"), "body", "It is the east");

            other.order("chat", "to", romeo.full("other"), "body", "Ay me");

            second.await("message", "body", "Ay me");
            one.await("carbon_received", "sender", juliet.full("slixmpp"), "body", "Ay me");
        }
    }

    @Test
    void hearsNothingOfWhomItBlocks() {
        try (var one = overStartTls(romeo);
                var other = overStartTls(juliet)) {
            for (var client : List.of(one, other)) {
                client.await("session_start");
                client.order("available");
                client.await("presence_available");
            }

            one.order("block", "whom", juliet.bare());
            one.await("blocked", "whom", juliet.bare());
            other.order("chat", "to", romeo.bare(), "body", "Art thou there?");
            other.await("message_error", "why", "service-unavailable");

            one.order("unblock", "whom", juliet.bare());
            one.await("unblocked", "whom", "");
            other.order("chat", "to", romeo.bare(), "body", "Romeo?");
            assertThat(one.await("message")).containsEntry("body", "Romeo?");
        }
    }

    @Test
    void isGivenWhatCameWhileItWasAway() {
        try (var one = overStartTls(romeo)) {
            one.await("session_start");
            one.order("chat", "to", juliet.bare(), "body", "Parting is such sweet sorrow");
            one.order("ping", "to", romeo.domain());
            one.await("pong");

            try (var other = overStartTls(juliet)) {
                other.await("session_start");
                other.order("available");

                var kept = other.await("message", "body", "Parting is such sweet sorrow");
                assertThat(kept.getOrDefault("stamp", "")).isNotEmpty();
            }
        }
    }

    @Test
    void resumesItsStream() {
        try (var one = SlixmppClient.start(server.clients(), START_TLS, romeo, "resume", "yes");
                var other = overStartTls(juliet)) {
            one.await("sm_enabled");
            one.order("available");
            one.await("presence_available");
            other.await("session_start");

            one.order("cut");
            one.await("disconnected");
            other.order("chat", "to", romeo.full("slixmpp"), "body", "Wilt thou be gone?");

            one.await("session_resumed");
            one.await("message", "body", "Wilt thou be gone?");
        }
    }

    private SlixmppClient overStartTls(Player player) {
        return SlixmppClient.start(server.clients(), START_TLS, player);
    }

    private SlixmppClient overDirectTls(Player player) {
        return SlixmppClient.start(server.directTlsClients(), DIRECT_TLS, player);
    }

    private static void subscribe(SlixmppClient asking, Player asker, SlixmppClient asked, Player owner) {
        asking.order("presence", "to", owner.bare(), "type", "subscribe");
        asked.await("presence_subscribe", "sender", asker.bare());
        asked.order("presence", "to", asker.bare(), "type", "subscribed");
        asking.await("presence_subscribed", "sender", owner.bare());
        asking.await("presence_available", "sender", owner.full("slixmpp"));
    }

    private static void awaitContact(SlixmppClient client, String contact, String subscription) {
        client.order("list");
        var items = client.await("listed");
        while (!items.getOrDefault("items", "").contains(contact + "=" + subscription)) {
            items = client.await("roster");
        }
    }
}
