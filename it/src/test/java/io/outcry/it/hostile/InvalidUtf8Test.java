package io.outcry.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.XmppPeer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that are not UTF-8 (RFC 3629 §3), wherever the network cuts them (RFC 6120 §4.9.3.22, §11.6). */
class InvalidUtf8Test {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    /** Each way to be wrong, in hexadecimal. */
    enum Wrong {
        OVERLONG_OF_TWO("C0 AF"),
        OVERLONG_OF_THREE("E0 80 AF"),
        OVERLONG_OF_FOUR("F0 80 80 AF"),
        OVERLONG_NUL("C0 80"),
        HIGH_SURROGATE("ED A0 80"),
        LOW_SURROGATE("ED BF BF"),
        SURROGATE_PAIR("ED A0 80 ED B0 80"),
        BEYOND_UNICODE("F4 90 80 80"),
        FIVE_BYTES("F8 88 80 80 80"),
        LONE_CONTINUATION("80"),
        CUT_SHORT_OF_TWO("C3 41"),
        CUT_SHORT_OF_THREE("E2 82 41"),
        CUT_SHORT_OF_FOUR("F0 9F 98 41"),
        NEVER_A_BYTE("FE"),
        LATIN_1("E9 41"),
        UTF_16("FF FE");

        private final String hexadecimal;

        Wrong(String hexadecimal) {
            this.hexadecimal = hexadecimal;
        }

        byte[] bytes() {
            return HexFormat.ofDelimiter(" ").parseHex(hexadecimal);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsTheStreamWhereverItIsCut(Wrong wrong) {
        var stanza = around(wrong.bytes());

        for (var cut = 1; cut < stanza.length; cut++) {
            try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {
                peer.open();

                peer.sendBytes(Arrays.copyOf(stanza, cut));
                peer.tryToSend(Arrays.copyOfRange(stanza, cut, stanza.length));

                peer.expectStreamError("unsupported-encoding");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsTheStreamOfWhoLoggedIn(Wrong wrong) {
        var server = Servers.shared();
        try (var peer = Login.session(server, server.player("romeo"), "phone")) {

            peer.sendBytes(around(wrong.bytes()));

            peer.expectStreamError("unsupported-encoding");
        }
    }

    @Test
    void takesEveryCharacterThatUtf8CanHoldWhereverItIsCut() {
        var server = Servers.shared();
        var text = "é€\uD83D\uDE00\uD7FF\uE000\uFFFD\uDBFF\uDFFF";
        try (var peer = Login.session(server, server.player("romeo"), "phone")) {
            var stanza = ("<message type='chat' to='" + peer.address() + "'><body>" + text + "</body></message>")
                    .getBytes(UTF_8);

            for (var cut = stanza.length - 50; cut < stanza.length; cut++) {
                peer.sendBytes(Arrays.copyOf(stanza, cut));
                peer.sendBytes(Arrays.copyOfRange(stanza, cut, stanza.length));

                peer.expect("<message type='chat'><body>" + text + "</body></message>");
            }
        }
    }

    private static byte[] around(byte[] wrong) {
        var stanza = new ByteArrayOutputStream();
        stanza.writeBytes("<message><body>a".getBytes(UTF_8));
        stanza.writeBytes(wrong);
        stanza.writeBytes("b</body></message>".getBytes(UTF_8));
        return stanza.toByteArray();
    }
}
