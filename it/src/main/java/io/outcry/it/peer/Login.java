package io.outcry.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The steps from a connection to a session (RFC 6120 §§5–7). */
public final class Login {

    public static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    public static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    public static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";

    /** What a login takes that is not about mechanisms; the first that is offered. */
    private static final List<String> USUAL_MECHANISMS = List.of("SCRAM-SHA-256", "SCRAM-SHA-1");

    private Login() {}

    /** A session with this resource, over STARTTLS. */
    public static XmppPeer session(TestServer server, Player player, String resource) {
        var peer = authenticated(server, player);
        bind(peer, resource);
        return peer;
    }

    /** Authenticated over STARTTLS, with the new stream open and no resource bound. */
    public static XmppPeer authenticated(TestServer server, Player player) {
        var peer = XmppPeer.connect(server, player.domain());
        authenticate(peer, player, usualMechanism(startTls(peer)), ChannelBinding.UNSUPPORTED);
        return peer;
    }

    /** Encrypted by STARTTLS, with the new stream open, not authenticated. */
    public static XmppPeer secured(TestServer server, String domain) {
        var peer = XmppPeer.connect(server, domain);
        startTls(peer);
        return peer;
    }

    /** Opens the stream, encrypts the connection, opens it again; returns what is offered then. */
    public static Element startTls(XmppPeer peer, String... protocols) {
        return startTls(peer, Tls.context(), protocols);
    }

    /** The same with a context of the client's own, which may hold a certificate. */
    public static Element startTls(XmppPeer peer, SSLContext context, String... protocols) {
        peer.open();
        peer.send("<starttls xmlns='" + TLS + "'/>");
        peer.expect("<proceed xmlns='" + TLS + "'/>");
        peer.wire().secure(context, peer.domain(), protocols);
        return peer.open();
    }

    /** SCRAM to its end and the new stream; returns what is offered then. */
    public static Element authenticate(XmppPeer peer, Player player, String mechanism, ChannelBinding binding) {
        var success = scram(peer, player, mechanism, binding);
        if (!success.is("success", SASL)) {
            throw new AssertionError(mechanism + " failed\n" + peer.transcript());
        }
        return peer.open();
    }

    /** SCRAM up to the server's verdict, which is returned; a success has to prove the server's own knowledge. */
    public static Element scram(XmppPeer peer, Player player, String mechanism, ChannelBinding binding) {
        var client = new ScramClient(mechanism, player, binding, XmppPeer.freshId());
        peer.send("<auth xmlns='" + SASL + "' mechanism='" + mechanism + "'>" + base64(client.first()) + "</auth>");
        var challenge = peer.nextElement();
        if (!challenge.is("challenge", SASL)) {
            return challenge;
        }
        peer.send("<response xmlns='" + SASL + "'>" + base64(client.last(plain(challenge.text()))) + "</response>");
        var verdict = peer.nextElement();
        if (verdict.is("success", SASL) && !client.isProof(plain(verdict.text()))) {
            throw new AssertionError("the server's proof is wrong\n" + peer.transcript());
        }
        return verdict;
    }

    /** Binds the resource and returns the full address. */
    public static String bind(XmppPeer peer, String resource) {
        var id = XmppPeer.freshId();
        peer.send("<iq type='set' id='" + id + "'><bind xmlns='" + BIND + "'><resource>" + resource
                + "</resource></bind></iq>");
        var address = peer.expect("<iq type='result' id='" + id + "'><bind xmlns='" + BIND + "'><jid/></bind></iq>")
                .child("bind", BIND)
                .flatMap(bind -> bind.child("jid", BIND))
                .orElseThrow()
                .text();
        peer.boundTo(address);
        return address;
    }

    /** The names that a server offers to authenticate with. */
    public static List<String> mechanisms(Element features) {
        return features.child("mechanisms", SASL)
                .map(offer -> offer.children("mechanism", SASL).stream()
                        .map(Element::text)
                        .toList())
                .orElse(List.of());
    }

    /** The mechanism of a login that is not about mechanisms. */
    public static String usualMechanism(Element features) {
        var offered = mechanisms(features);
        return USUAL_MECHANISMS.stream().filter(offered::contains).findFirst().orElseThrow();
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    public static String plain(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
