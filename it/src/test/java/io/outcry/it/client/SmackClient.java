package io.outcry.it.client;

import io.outcry.it.peer.Patience;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.Tls;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;

/** Smack with one account: what it received waits in queues. */
final class SmackClient implements AutoCloseable {

    private final XMPPTCPConnection connection;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Presence> presences = new LinkedBlockingQueue<>();

    private SmackClient(XMPPTCPConnectionConfiguration configuration) {
        connection = new XMPPTCPConnection(configuration);
        connection.setReplyTimeout(Patience.LIMIT.toMillis());
        connection.addStanzaListener(stanza -> messages.add((Message) stanza), StanzaTypeFilter.MESSAGE);
        connection.addStanzaListener(stanza -> presences.add((Presence) stanza), StanzaTypeFilter.PRESENCE);
    }

    /** Over STARTTLS; no mechanism named lets Smack choose. */
    static SmackClient overStartTls(TestServer server, Player player, String... mechanisms) throws IOException {
        var configuration = XMPPTCPConnectionConfiguration.builder()
                .setHost(server.clients().getHostString())
                .setPort(server.clients().getPort())
                .setSecurityMode(SecurityMode.required)
                .setCustomX509TrustManager(Tls.trustEverybody())
                .setHostnameVerifier((_, _) -> true);
        Arrays.stream(mechanisms).forEach(configuration::addEnabledSaslMechanism);
        return new SmackClient(withAccount(configuration, player));
    }

    /** Over TLS from the first byte (XEP-0368). */
    static SmackClient overDirectTls(TestServer server, Player player) throws IOException {
        var configuration = XMPPTCPConnectionConfiguration.builder()
                .setHost(server.directTlsClients().getHostString())
                .setPort(server.directTlsClients().getPort())
                .setSecurityMode(SecurityMode.disabled)
                .setSocketFactory(Tls.context().getSocketFactory());
        return new SmackClient(withAccount(configuration, player));
    }

    private static XMPPTCPConnectionConfiguration withAccount(
            XMPPTCPConnectionConfiguration.Builder configuration, Player player) throws IOException {
        return configuration
                .setXmppAddressAndPassword(player.bare(), player.password())
                .setResource("smack")
                .setSendPresence(false)
                .build();
    }

    XMPPTCPConnection connection() {
        return connection;
    }

    Roster roster() {
        var roster = Roster.getInstanceFor(connection);
        roster.setSubscriptionMode(Roster.SubscriptionMode.manual);
        return roster;
    }

    SmackClient login() throws SmackException, IOException, XMPPException, InterruptedException {
        connection.connect();
        connection.login();
        return this;
    }

    void becomeAvailable() throws SmackException, InterruptedException {
        connection.sendStanza(StanzaBuilder.buildPresence().build());
    }

    void chat(String to, String body) throws IOException, SmackException, InterruptedException {
        connection.sendStanza(StanzaBuilder.buildMessage()
                .to(JidCreate.from(to))
                .ofType(Message.Type.chat)
                .setBody(body)
                .build());
    }

    void sendPresence(String to, Presence.Type type) throws IOException, SmackException, InterruptedException {
        connection.sendStanza(StanzaBuilder.buildPresence()
                .to(JidCreate.from(to))
                .ofType(type)
                .build());
    }

    Message awaitMessage(String body) throws InterruptedException {
        return await(messages, message -> body.equals(message.getBody()), "a message saying " + body);
    }

    Presence awaitPresence(String bareAddress, Presence.Type type) throws InterruptedException {
        return await(
                presences,
                presence -> presence.getType() == type
                        && presence.getFrom().asBareJid().toString().equals(bareAddress),
                type + " presence from " + bareAddress);
    }

    private static <S extends Stanza> S await(BlockingQueue<S> queue, Predicate<S> wanted, String what)
            throws InterruptedException {
        var deadline = System.nanoTime() + Patience.LIMIT.toNanos();
        while (true) {
            var next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("no " + what + " within " + Patience.LIMIT);
            }
            if (wanted.test(next)) {
                return next;
            }
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
