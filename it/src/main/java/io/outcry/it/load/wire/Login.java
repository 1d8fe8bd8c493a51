package io.outcry.it.load.wire;

import static io.outcry.it.peer.Login.BIND;
import static io.outcry.it.peer.Login.SASL;
import static io.outcry.it.peer.Login.TLS;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import io.outcry.it.peer.ChannelBinding;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.ScramClient;
import io.outcry.it.peer.XmlText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * One account's way from a connection to a session: TLS, SASL, a resource, stream management, presence, the roster. It
 * blocks, so it belongs on a virtual thread.
 */
final class Login implements AutoCloseable {

    static final String RESOURCE = "load";

    /** Best first; PLAIN only where a server knows nothing else. */
    private static final List<String> MECHANISMS = List.of("SCRAM-SHA-256", "SCRAM-SHA-1", "SCRAM-SHA-512", "PLAIN");

    private static final String STREAMS = "http://etherx.jabber.org/streams";
    private static final String MANAGEMENT = "urn:xmpp:sm:3";

    private final Target target;
    private final Player account;
    private final Connection connection;
    private final Scratch scratch = new Scratch();
    private final Deque<String> frames = new ArrayDeque<>();

    private Login(Target target, Player account, Connection connection) {
        this.target = target;
        this.account = account;
        this.connection = connection;
    }

    static Login connect(Target target, Player account) throws LoginFailedException {
        try {
            return new Login(target, account, Connection.open(target.server()));
        } catch (IOException e) {
            throw new LoginFailedException("no connection to " + target.server() + ": " + e.getMessage(), e);
        }
    }

    /** @param number the session's place among all */
    Session perform(int number, Inbound inbound) throws LoginFailedException {
        try {
            return session(number, authenticate(secure()), inbound);
        } catch (LoginFailedException e) {
            close();
            throw e;
        } catch (IOException | IllegalStateException | AssertionError e) {
            // The last is how the parts that this shares with the tests say that a server is wrong.
            close();
            throw new LoginFailedException("the login broke off: " + e.getMessage(), e);
        }
    }

    /** Also ends a login that takes too long, from another thread. */
    @Override
    public void close() {
        connection.close();
    }

    private Element secure() throws IOException, LoginFailedException {
        if (target.security() == Security.DIRECT) {
            connection.secure(account.domain(), target.trustAll(), scratch);
        }
        var features = open();
        if (target.security() != Security.STARTTLS) {
            return features;
        }
        if (features.child("starttls", TLS).isEmpty()) {
            throw new LoginFailedException("the server offers no STARTTLS");
        }
        send("<starttls xmlns='" + TLS + "'/>");
        expect("proceed", TLS);
        connection.secure(account.domain(), target.trustAll(), scratch);
        return open();
    }

    private Element authenticate(Element features) throws IOException, LoginFailedException {
        var offered = io.outcry.it.peer.Login.mechanisms(features);
        var mechanism = MECHANISMS.stream()
                .filter(offered::contains)
                .findFirst()
                .orElseThrow(() -> new LoginFailedException(noMechanism(features, offered)));
        if (mechanism.equals("PLAIN")) {
            plain();
        } else {
            scram(mechanism);
        }
        return open();
    }

    private String noMechanism(Element features, List<String> offered) {
        if (!connection.isSecure() && features.child("starttls", TLS).isPresent()) {
            return "the server lets nobody log in without TLS";
        }
        return "the server offers no mechanism of " + MECHANISMS + " but " + offered;
    }

    private void plain() throws IOException, LoginFailedException {
        send("<auth xmlns='" + SASL + "' mechanism='PLAIN'>"
                + base64("\0" + account.local() + "\0" + account.password()) + "</auth>");
        expect("success", SASL);
    }

    private void scram(String mechanism) throws IOException, LoginFailedException {
        var client = new ScramClient(
                mechanism,
                account,
                ChannelBinding.UNSUPPORTED,
                UUID.randomUUID().toString());
        send("<auth xmlns='" + SASL + "' mechanism='" + mechanism + "'>" + base64(client.first()) + "</auth>");
        var challenge = text(expect("challenge", SASL));
        send("<response xmlns='" + SASL + "'>" + base64(client.last(challenge)) + "</response>");
        if (!client.isProof(text(expect("success", SASL)))) {
            throw new LoginFailedException("the server's proof is wrong");
        }
    }

    private Session session(int number, Element features, Inbound inbound) throws IOException, LoginFailedException {
        send("<iq type='set' id='bind'><bind xmlns='" + BIND + "'><resource>" + RESOURCE + "</resource></bind></iq>");
        var address = expect("iq", "jabber:client")
                .child("bind", BIND)
                .flatMap(bind -> bind.child("jid", BIND))
                .map(Element::text)
                .orElseThrow(() -> new LoginFailedException("the server binds no resource"));
        var managed =
                target.streamManagement() && features.child("sm", MANAGEMENT).isPresent();
        if (managed) {
            send("<enable xmlns='" + MANAGEMENT + "' resume='true'/>");
            passMessages();
            expect("enabled", MANAGEMENT);
        }
        var session = new Session(number, address, managed, connection, inbound);
        session.send("<presence/><iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>", scratch);
        while (session.isOpen() && session.answers() == 0) {
            session.read(scratch);
        }
        if (!session.isOpen()) {
            throw new LoginFailedException("the session ended at once");
        }
        return session;
    }

    /** A new stream; returns what it offers. */
    private Element open() throws IOException, LoginFailedException {
        connection.restartStream();
        send("<?xml version='1.0'?><stream:stream to='" + account.domain()
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='" + STREAMS + "'>");
        next();
        return expect("features", STREAMS);
    }

    private void send(String xml) throws IOException {
        connection.write(ByteBuffer.wrap(xml.getBytes(UTF_8)), scratch);
    }

    private Element expect(String name, String namespace) throws IOException, LoginFailedException {
        var frame = next();
        if (frame.startsWith("</")) {
            throw new LoginFailedException("the server closed the stream instead of <" + name + "/>");
        }
        var element = XmlText.parse(frame);
        if (!element.is(name, namespace)) {
            throw new LoginFailedException("the server sent instead of <" + name + "/>: " + frame);
        }
        return element;
    }

    /** What waits for the account may come as soon as it has a resource; it is of no load that goes on. */
    private void passMessages() throws IOException {
        var frame = next();
        while (frame.startsWith("<message")) {
            frame = next();
        }
        frames.addFirst(frame);
    }

    private String next() throws IOException {
        while (frames.isEmpty()) {
            connection.read(scratch, (bytes, from, to) -> frames.add(new String(bytes, from, to - from, UTF_8)));
        }
        return frames.removeFirst();
    }

    private static String base64(String text) {
        return io.outcry.it.peer.Login.base64(text);
    }

    private static String text(Element element) {
        return new String(Base64.getDecoder().decode(element.text()), UTF_8);
    }
}
