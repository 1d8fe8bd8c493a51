package io.outcry.it.hostile;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.XmppPeer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** XML that is none, and XML that streams must not hold (RFC 6120 §4.9.3.13, §4.9.3.18, §11.1). */
class MalformedXmlTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"notWellFormed", "restricted", "foreign"})
    void endsTheStreamOfWhoLoggedIn(String what, String xml, String condition) {
        var server = Servers.shared();
        try (var peer = Login.session(server, server.player("romeo"), what.replaceAll("\\W", ""))) {

            peer.send(xml);

            peer.expectStreamError(condition);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"notWellFormed", "restricted", "foreign"})
    void endsTheStreamOfWhoDidNotEvenEncrypt(String what, String xml, String condition) {
        try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {
            peer.open();

            peer.send(xml);

            peer.expectStreamError(condition);
        }
    }

    static Stream<Arguments> notWellFormed() {
        return Stream.of(
                        arguments("an end tag that belongs to another", "<iq id='a'><a></b></iq>"),
                        arguments("an end tag without a start", "</message>"),
                        arguments("two attributes of one name", "<iq id='a' id='b'/>"),
                        arguments(
                                "two attributes of one namespaced name",
                                "<iq xmlns:a='u' xmlns:b='u' a:x='1' b:x='2'/>"),
                        arguments("a prefix that nobody declared", "<iq><nobody:query/></iq>"),
                        arguments("an attribute prefix that nobody declared", "<iq nobody:id='a'/>"),
                        arguments("an attribute without quotes", "<iq id=a/>"),
                        arguments("an attribute without a value", "<iq id/>"),
                        arguments("a tag inside an attribute", "<iq id='<a/>'/>"),
                        arguments("no space between attributes", "<iq id='a'type='get'/>"),
                        arguments("a name that begins with a digit", "<iq><1/></iq>"),
                        arguments("a name with a space in front", "< iq/>"),
                        arguments("a bare ampersand", "<message><body>Capulets & Montagues</body></message>"),
                        arguments("the end of a CDATA section in text", "<message><body>]]></body></message>"),
                        arguments("CDATA between stanzas", "<![CDATA[ ]]>"),
                        arguments("text between stanzas", "wherefore"),
                        arguments("a reference between stanzas", "&#32;"),
                        arguments("a control character", "<message><body>\u0001</body></message>"),
                        arguments("a NUL byte", "<message><body>\u0000</body></message>"),
                        arguments("a reference to NUL", "<message><body>&#0;</body></message>"),
                        arguments("a reference to a control character", "<message><body>&#x1F;</body></message>"),
                        arguments("a reference to half a character", "<message><body>&#xD800;</body></message>"),
                        arguments("a reference beyond Unicode", "<message><body>&#x110000;</body></message>"),
                        arguments("a reference that overflows", "<message><body>&#x100000041;</body></message>"),
                        arguments("a non-character", "<message><body>\uFFFE</body></message>"),
                        arguments("the xmlns prefix declared", "<iq xmlns:xmlns='urn:example'/>"),
                        arguments("the xml prefix declared as another", "<iq xmlns:xml='urn:example'/>"),
                        arguments("a prefix undeclared", "<iq xmlns:a='u'><b xmlns:a=''/></iq>"),
                        arguments("two colons in a name", "<iq xmlns:a='u'><a:b:c/></iq>"))
                .map(known -> arguments(known.get()[0], known.get()[1], "not-well-formed"));
    }

    static Stream<Arguments> restricted() {
        return Stream.of(
                        arguments("a comment between stanzas", "<!-- aside -->"),
                        arguments("a comment in a stanza", "<message><!-- aside --><body>a</body></message>"),
                        arguments("a processing instruction", "<?php echo ?>"),
                        arguments("a processing instruction in a stanza", "<message><?a b?></message>"),
                        arguments("an XML declaration in a stanza", "<message><?xml version='1.0'?></message>"),
                        arguments("a document type", "<!DOCTYPE message>"),
                        arguments("a document type in a stanza", "<message><!DOCTYPE a></message>"),
                        arguments("a file as an entity", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"),
                        arguments("a billion laughs", "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;'>]>"),
                        arguments("an entity that XML does not know", "<message><body>&nbsp;</body></message>"),
                        arguments("an entity in an attribute", "<iq id='&secret;'/>"))
                .map(known -> arguments(known.get()[0], known.get()[1], "restricted-xml"));
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                arguments("a stanza of another namespace", "<message xmlns='jabber:server'/>", "invalid-namespace"));
    }
}
