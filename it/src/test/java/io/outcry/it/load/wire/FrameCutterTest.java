package io.outcry.it.load.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameCutterTest {

    private static final String HEADER = "<stream:stream xmlns='jabber:client' id='a>b' version='1.0'>";
    private static final String ROMEO =
            "<message from=\"romeo@montague.example/it's\" type='chat'><body>1 &lt; 2 > 1, 'tis so"
                    + "</body><empty/></message>";
    private static final String ACK = "<r xmlns='urn:xmpp:sm:3'/>";
    private static final String JULIET = "<message><body>Ay me! ♥</body></message>";
    private static final String STREAM =
            "<?xml version='1.0'?>" + HEADER + ROMEO + " \n" + ACK + JULIET + "</stream:stream>";
    private static final List<String> FRAMES = List.of(HEADER, ROMEO, ACK, JULIET, "</stream:stream>");

    private final FrameCutter cutter = new FrameCutter(1_000);
    private final List<String> frames = new ArrayList<>();

    @Test
    void cutsTheHeaderEachElementAndTheEnd() {
        feed(STREAM.getBytes(UTF_8), 0, STREAM.getBytes(UTF_8).length);

        assertThat(frames).isEqualTo(FRAMES);
    }

    @Test
    void cutsTheSameWhereverTheBytesAreSplit() {
        var bytes = STREAM.getBytes(UTF_8);

        for (var first = 0; first <= bytes.length; first++) {
            for (var second = first; second <= bytes.length; second += 7) {
                var split = new FrameCutter(1_000);
                var cut = new ArrayList<String>();
                split.feed(bytes, 0, first, (from, start, end) -> cut.add(text(from, start, end)));
                split.feed(bytes, first, second, (from, start, end) -> cut.add(text(from, start, end)));
                split.feed(bytes, second, bytes.length, (from, start, end) -> cut.add(text(from, start, end)));

                assertThat(cut).as("split at %d and %d", first, second).isEqualTo(FRAMES);
            }
        }
    }

    @Test
    void cutsByteByByte() {
        var bytes = STREAM.getBytes(UTF_8);

        for (var at = 0; at < bytes.length; at++) {
            feed(bytes, at, at + 1);
        }

        assertThat(frames).isEqualTo(FRAMES);
    }

    @Test
    void beginsAnewWithANewStream() {
        feed(HEADER + ACK);
        cutter.restart();

        feed(HEADER + ACK);

        assertThat(frames).containsExactly(HEADER, ACK, HEADER, ACK);
    }

    @Test
    void refusesWhatTheServerWroteBeforeANewStream() {
        feed(HEADER + "<mess");

        assertThatThrownBy(cutter::restart).hasMessageContaining("before the new stream");
    }

    @Test
    void refusesAStanzaWithoutEnd() {
        feed(HEADER + "<message><body>");

        assertThatThrownBy(() -> feed("a".repeat(1_000)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than 1000 bytes");
    }

    private void feed(String text) {
        feed(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
    }

    private void feed(byte[] bytes, int from, int to) {
        cutter.feed(bytes, from, to, (cut, start, end) -> frames.add(text(cut, start, end)));
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, UTF_8);
    }
}
