package io.outcry.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.XmppPeer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Opening tags that open nothing: the server opens its own stream first, and then says why not (RFC 6120 §4.9.1.2). */
class StreamHeaderTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private static final String USUAL =
            "to='montague.example' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'";

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void isRefused(String what, String opening, String condition) {
        try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {

            peer.send(opening);

            assertThat(peer.expectOpened().attributeOr("id", ""))
                    .as("%s still gets a stream", what)
                    .isNotEmpty();
            peer.expectStreamError(condition);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        "a host that is not ours (§4.9.3.6)", tag(USUAL.replace("montague", "verona")), "host-unknown"),
                arguments(
                        "no host at all (§4.9.3.7)",
                        tag(USUAL.replace("to='montague.example'", "")),
                        "improper-addressing"),
                arguments(
                        "a host that is no name",
                        tag(USUAL.replace("montague.example", "a@@b")),
                        "improper-addressing"),
                arguments("no version (§4.9.3.25)", tag(USUAL.replace("version='1.0'", "")), "unsupported-version"),
                arguments("an old version", tag(USUAL.replace("1.0", "0.9")), "unsupported-version"),
                arguments("a version that is no number", tag(USUAL.replace("1.0", "one")), "unsupported-version"),
                arguments(
                        "a server's namespace (§4.9.3.10)",
                        tag(USUAL.replace("client", "server")),
                        "invalid-namespace"),
                arguments("no namespace", tag(USUAL.replace("xmlns='jabber:client'", "")), "invalid-namespace"),
                arguments(
                        "another namespace for streams", tag(USUAL.replace("etherx.", "other.")), "invalid-namespace"),
                arguments("another name", tag(USUAL).replace("stream:stream ", "stream:flow "), "bad-format"),
                arguments(
                        "an encoding that is not UTF-8 (§4.9.3.22)",
                        "<?xml version='1.0' encoding='ISO-8859-1'?>" + tag(USUAL),
                        "unsupported-encoding"),
                arguments("a document type (§4.9.3.18)", "<!DOCTYPE stream>" + tag(USUAL), "restricted-xml"),
                arguments("a comment", "<!-- hello -->" + tag(USUAL), "restricted-xml"),
                arguments("an attribute twice (§4.9.3.13)", tag("to='a' " + USUAL), "not-well-formed"),
                arguments("something else than XML", "GET / HTTP/1.1\r\n\r\n", "not-well-formed"),
                arguments("an end", "</stream:stream>", "not-well-formed"));
    }

    @Test
    void refusesUtf16() {
        try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {

            peer.sendBytes(tag(USUAL).getBytes(UTF_16));

            peer.expectOpened();
            peer.expectStreamError("unsupported-encoding");
        }
    }

    @Test
    void answersInTheDomainThatWasAskedFor() {
        try (var peer = XmppPeer.connect(Servers.shared(), "capulet.example")) {

            var header = peer.openWith(tag(USUAL.replace("montague", "capulet")));

            assertThat(header.attributes())
                    .containsEntry("from", "capulet.example")
                    .containsEntry("version", "1.0");
        }
    }

    @Test
    void givesEveryStreamAnIdOfItsOwn() {
        try (var one = XmppPeer.connect(Servers.shared(), "montague.example");
                var other = XmppPeer.connect(Servers.shared(), "montague.example")) {

            var first = one.openWith(tag(USUAL)).attributeOr("id", "");
            var second = other.openWith(tag(USUAL)).attributeOr("id", "");

            assertThat(first).hasSizeGreaterThanOrEqualTo(16).isNotEqualTo(second);
        }
    }

    @Test
    void letsAClientLeaveAtOnce() {
        try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {
            peer.open();

            peer.send("</stream:stream>");

            peer.expectEnd();
        }
    }

    private static String tag(String attributes) {
        return "<stream:stream " + attributes + ">";
    }
}
