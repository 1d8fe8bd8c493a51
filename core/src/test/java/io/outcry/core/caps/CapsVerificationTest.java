package io.outcry.core.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.caps.CapsVerification.Worth;
import io.outcry.core.stanza.Xml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapsVerificationTest {

    /** XEP-0115 §5.2. */
    private static final String EXODUS = """
            <identity category="client" name="Exodus 0.9.1" type="pc"/>
            <feature var="http://jabber.org/protocol/caps"/>
            <feature var="http://jabber.org/protocol/disco#items"/>
            <feature var="http://jabber.org/protocol/disco#info"/>
            <feature var="http://jabber.org/protocol/muc"/>""";

    /** XEP-0115 §5.3. */
    private static final String PSI = """
            <identity xml:lang="en" category="client" name="Psi 0.11" type="pc"/>
            <identity xml:lang="el" category="client" name="\u03a8 0.11" type="pc"/>
            <feature var="http://jabber.org/protocol/caps"/>
            <feature var="http://jabber.org/protocol/disco#info"/>
            <feature var="http://jabber.org/protocol/disco#items"/>
            <feature var="http://jabber.org/protocol/muc"/>
            <x xmlns="jabber:x:data" type="result">
              <field var="FORM_TYPE" type="hidden"><value>urn:xmpp:dataforms:softwareinfo</value></field>
              <field var="ip_version" type="text-multi"><value>ipv6</value><value>ipv4</value></field>
              <field var="os"><value>Mac</value></field>
              <field var="os_version"><value>10.5.1</value></field>
              <field var="software"><value>Psi</value></field>
              <field var="software_version"><value>0.11</value></field>
            </x>""";

    private static final CapsHash OF_EXODUS = new CapsHash("sha-1", "QgayPKawpkPSDYmwT/WM94uAlu0=");

    private static Worth check(CapsHash hash, String content) {
        return CapsVerification.check(
                hash, Xml.of("<query xmlns='http://jabber.org/protocol/disco#info'>" + content + "</query>"));
    }

    @Test
    void believesWhatTheHashPromised() {
        assertThat(check(OF_EXODUS, EXODUS)).isEqualTo(Worth.EVERYBODYS);
        assertThat(check(new CapsHash("sha-1", "q07IKJEyjvHSyhy//CH0CxmKi8w="), PSI))
                .isEqualTo(Worth.EVERYBODYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-224", "sha-256", "sha-384", "sha-512", "sha3-256", "sha3-512"})
    void knowsOtherAlgorithms(String algorithm) {
        // The text of XEP-0115 §5.2, hashed by the JDK, is what any implementation has to get.
        var text = "client/pc//Exodus 0.9.1<http://jabber.org/protocol/caps<http://jabber.org/protocol/disco#info<"
                + "http://jabber.org/protocol/disco#items<http://jabber.org/protocol/muc<";

        assertThat(check(new CapsHash(algorithm, hashed(algorithm, text)), EXODUS))
                .isEqualTo(Worth.EVERYBODYS);
    }

    private static String hashed(String algorithm, String text) {
        try {
            var digest = MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT));
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void takesWhatDiffersFromTheHashForOneClientOnly() {
        assertThat(check(OF_EXODUS, EXODUS + "<feature var='urn:xmpp:ping'/>")).isEqualTo(Worth.ONLY_THIS_CLIENTS);
        assertThat(check(new CapsHash("sha-7", OF_EXODUS.ver()), EXODUS)).isEqualTo(Worth.ONLY_THIS_CLIENTS);
    }

    /** Two answers must not have one text (XEP-0115 §9.3). */
    @Test
    void takesNamesThatHoldTheSeparatorForOneClientOnly() {
        var text = "client/pc//<a<b<";
        var hash = new CapsHash("sha-1", hashed("sha-1", text));

        assertThat(check(hash, "<identity category='client' type='pc'/><feature var='a'/><feature var='b'/>"))
                .isEqualTo(Worth.EVERYBODYS);
        assertThat(check(hash, "<identity category='client' type='pc'/><feature var='a&lt;b'/>"))
                .isEqualTo(Worth.ONLY_THIS_CLIENTS);
    }

    /** XEP-0115 §5.4, 3.3 to 3.5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<identity category='client' type='pc' name='Exodus 0.9.1'/>",
                "<feature var='http://jabber.org/protocol/muc'/>",
                "<x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>a</value></field></x>"
                        + "<x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>a</value></field></x>",
                "<x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>a</value><value>b</value>"
                        + "</field></x>",
            })
    void believesNothingThatIsIllFormed(String more) {
        assertThat(check(OF_EXODUS, EXODUS + more)).isEqualTo(Worth.NOTHING);
    }

    /** XEP-0115 §5.4, 3.6. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<x xmlns='jabber:x:data'><field var='os'><value>Mac</value></field></x>",
                "<x xmlns='jabber:x:data'><field var='FORM_TYPE'><value>a</value></field></x>",
            })
    void looksOverFormsWithoutAHiddenType(String form) {
        assertThat(check(OF_EXODUS, EXODUS + form)).isEqualTo(Worth.EVERYBODYS);
    }

    @Test
    void readsInterestsFromFeatures() {
        var interests = Interests.among(List.of("urn:a", "urn:b+notify", "+notify+notify"));

        assertThat(interests.nodes()).containsExactlyInAnyOrder("urn:b", "+notify");
        assertThat(Interests.among(List.of("urn:a"))).isEqualTo(Interests.NONE);
    }
}
