package io.outcry.codecs.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come: a stream error, or what another parser reads as well. */
class FrameFuzzTest {

    private static final int ROUNDS = 3_000;

    /** Names that are in no namespace, in the stream's, in the root's and in their own. */
    private static final List<String> NAMES = List.of(
            "message", "presence", "iq", "body", "x", "d:y", "own:z", "xml:w", "stream:error", "\u00e9", "_a.-9");

    private static final List<String> DECLARATIONS = List.of(
            "",
            " xmlns='jabber:client'",
            " xmlns='jabber:server'",
            " xmlns=''",
            " xmlns='urn:a'",
            " xmlns:own='urn:own'",
            " xmlns:own='urn:}odd{'",
            " xmlns:d='urn:other'",
            " xmlns:d=''",
            " xmlns:xml='http://www.w3.org/XML/1998/namespace'",
            " xmlns='http://www.w3.org/XML/1998/namespace'",
            " xmlns:xmlns='urn:a'",
            " xmlns:own='&#117;rn:a&amp;b'");

    private static final List<String> ATTRIBUTES = List.of(
            "",
            " to='juliet@capulet.example'",
            " from='Romeo@Montague.example/o&apos;rchard'",
            " to='@'",
            " id='1'",
            " id='\r\n&#13;&#10;&#9; a  b'",
            " type='get'",
            " type='result'",
            " type='error'",
            " type='chat'",
            " type=\"what's this\"",
            " xml:lang='en'",
            " xml:space='preserve'",
            " d:a='1'",
            " own:a='2'",
            " a='<'",
            " a='>'",
            " a='&lt;&gt;&amp;&quot;'",
            " a = '1'",
            " a='1'a='2'");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\r\n",
            "\r",
            "text",
            "\u2003",
            "\u00e9\u20ac\ud83d\ude00",
            "&#x1F600;",
            "&#13;",
            "&lt;body&gt;",
            "]]",
            "]]>",
            "]]&gt;",
            "<![CDATA[<body>]]]]><![CDATA[>]]>",
            "<![CDATA[]]>",
            "&none;",
            "&#0;",
            "&",
            "\u0085\u2028",
            "<!-- -->",
            "<?a?>");

    private final Random random = new Random(6120);

    @FuzzTest(maxDuration = "60s")
    void readsWhatAnotherParserReads(byte[] bytes) {
        Agreement.check(Arrays.copyOf(bytes, Math.min(bytes.length, 2_000)));
    }

    @Test
    void readsWhatAnotherParserReadsWhereStanzasAreNearlyRight() {
        // when
        var taken = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var stanza = element(0);
            taken += Agreement.check(
                    (random.nextInt(4) == 0 ? damaged(stanza) : stanza).getBytes(StandardCharsets.UTF_8));
        }

        // then
        assertThat(taken).as("enough of them are taken to show something").isGreaterThan(ROUNDS / 10);
    }

    private String element(int depth) {
        var name = depth == 0 && random.nextInt(10) > 0 ? NAMES.get(random.nextInt(3)) : any(NAMES);
        var tag = new StringBuilder("<").append(name);
        if (depth > 0 || random.nextInt(10) == 0) {
            tag.append(seldom(DECLARATIONS));
        }
        for (var i = random.nextInt(3); i > 0; i--) {
            tag.append(seldom(ATTRIBUTES));
        }
        if (random.nextInt(4) == 0) {
            return tag.append("/>").toString();
        }
        tag.append('>');
        for (var i = random.nextInt(3 - depth / 2); i > 0; i--) {
            tag.append(depth == 0 ? "" : seldom(TEXTS)).append(depth < 4 ? element(depth + 1) : "");
        }
        return tag.append(depth == 0 ? "" : seldom(TEXTS))
                .append("</")
                .append(name)
                .append(random.nextInt(10) == 0 ? " \n>" : ">")
                .toString();
    }

    private String damaged(String stanza) {
        var from = random.nextInt(stanza.length());
        var to = Math.min(stanza.length(), from + random.nextInt(4));
        return stanza.substring(0, from)
                + (random.nextBoolean() ? any(TEXTS) : any(DECLARATIONS))
                + stanza.substring(to);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String seldom(List<String> list) {
        return random.nextInt(3) > 0 ? "" : any(list);
    }
}
