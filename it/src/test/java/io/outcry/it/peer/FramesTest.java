package io.outcry.it.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final String STREAM = "<?xml version='1.0'?>\n<s:stream xmlns='jabber:client'"
            + " xmlns:s='http://etherx.jabber.org/streams' id='a>b'>";

    @Test
    void cutsTheSameFramesWhereverTheBytesAreCut() {
        var frames = " <s:features><x xmlns='urn:x'/></s:features>\n<message id='/>'><body>a</body>"
                + "<body xml:lang='de'>ü</body></message><r xmlns='urn:r'/></s:stream>";
        var bytes = (STREAM + frames).getBytes(UTF_8);

        for (var cut = 1; cut < bytes.length; cut++) {
            var found = cut(List.of(
                    new String(bytes, 0, cut, ISO_8859_1), new String(bytes, cut, bytes.length - cut, ISO_8859_1)));

            assertThat(found).extracting(Frame::raw).hasSize(5).endsWith("<r xmlns='urn:r'/>", "</s:stream>");
            assertThat(found.getFirst()).isInstanceOf(Frame.Opened.class);
            assertThat(((Frame.Whole) found.get(2))
                            .element()
                            .children()
                            .getLast()
                            .text())
                    .isEqualTo("ü");
        }
    }

    @Test
    void knowsThePrefixesThatTheStreamDeclared() {
        var found = cut(List.of(STREAM, "<s:error/>"));

        assertThat(((Frame.Whole) found.getLast()).element().is("error", "http://etherx.jabber.org/streams"))
                .isTrue();
    }

    @Test
    void takesNoCharactersBetweenStanzas() {
        assertThatThrownBy(() -> cut(List.of(STREAM, "hello"))).isInstanceOf(AssertionError.class);
    }

    @Test
    void takesNothingThatIsNotWellFormed() {
        assertThatThrownBy(() -> cut(List.of(STREAM, "<a><b></a></b>"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> cut(List.of(STREAM, "<a>&nbsp;</a>"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> cut(List.of(STREAM, "<x:a/>"))).isInstanceOf(AssertionError.class);
    }

    /** @param pieces one character a byte */
    private static List<Frame> cut(List<String> pieces) {
        var frames = new Frames();
        var found = new ArrayList<Frame>();
        for (var piece : pieces) {
            var bytes = piece.getBytes(ISO_8859_1);
            frames.add(bytes, bytes.length);
            for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                found.add(frame.get());
            }
        }
        return found;
    }
}
