package io.outcry.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.XmppPeer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More of anything than a stream may hold ends it with policy-violation (RFC 6120 §4.9.3.14, §13.12). */
class OversizeTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private static final int MAX_STANZA_BYTES = 256 * 1024;
    private static final int SMALLEST_LIMIT_BYTES = 10_000;

    @Test
    void refusesAStanzaThatIsTooLong() {
        refused(message("a".repeat(MAX_STANZA_BYTES)));
    }

    @Test
    void refusesAStanzaThatNeverEnds() {
        refused("<message><body>" + "a".repeat(2 * MAX_STANZA_BYTES));
    }

    @Test
    void takesAStanzaOfTheLengthThatEveryServerTakes() {
        var server = Servers.shared();
        try (var peer = Login.session(server, server.player("romeo"), "phone")) {
            var body = "a".repeat(SMALLEST_LIMIT_BYTES - 100);

            peer.send("<message type='chat' to='" + peer.address() + "'><body>" + body + "</body></message>");

            peer.expect("<message type='chat'><body>" + body + "</body></message>");
        }
    }

    @Test
    void refusesElementsAHundredThousandDeep() {
        refused("<message>" + "<a>".repeat(100_000));
    }

    @Test
    void refusesAnAttributeOfAMegabyte() {
        refused("<message id='" + "a".repeat(1_000_000));
    }

    @Test
    void refusesANameOfAMegabyte() {
        refused("<" + "a".repeat(1_000_000));
    }

    @Test
    void refusesAThousandAttributes() {
        refused("<message " + numbered("a%d='' ", 1_000) + "/>");
    }

    @Test
    void refusesAThousandNamespaces() {
        refused("<message " + numbered("xmlns:a%d='urn:%1$d' ", 1_000) + "/>");
    }

    @Test
    void refusesFiftyThousandElements() {
        refused("<message>" + "<a/>".repeat(50_000) + "</message>");
    }

    @Test
    void allowsLessBeforeTheLogin() {
        try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {
            peer.open();

            peer.tryToSend(("<auth xmlns='" + Login.SASL + "'>" + "a".repeat(100_000)).getBytes(UTF_8));

            peer.expectStreamError("policy-violation");
        }
    }

    @Test
    void allowsNoLongOpeningTag() {
        try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {

            peer.tryToSend(("<stream:stream id='" + "a".repeat(100_000)).getBytes(UTF_8));

            peer.expectOpened();
            peer.expectStreamError("policy-violation");
        }
    }

    private static void refused(String xml) {
        var server = Servers.shared();
        try (var peer = Login.session(server, server.player("romeo"), "phone")) {

            peer.tryToSend(xml.getBytes(UTF_8));

            peer.expectStreamError("policy-violation");
        }
    }

    private static String message(String body) {
        return "<message><body>" + body + "</body></message>";
    }

    private static String numbered(String format, int count) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }
}
