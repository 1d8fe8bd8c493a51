package io.outcry.it.load.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.load.measure.Markers.Marker;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkersTest {

    private final Markers markers = new Markers(0xCAFE);

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "199, 1234567, 987654321987654321", "2147483647, 2147483647, -5"})
    void findsWhatItWrote(int flow, int sequence, long time) {
        var marker = new Marker(flow, sequence, time);

        var stanza = "<message><body>" + text(markers, marker) + " But soft</body></message>";

        assertThat(find(markers, stanza)).contains(marker);
    }

    @Test
    void hasTheLengthThatItSays() {
        assertThat(text(markers, new Marker(1, 2, 3))).hasSize(Markers.LENGTH);
    }

    @Test
    void doesNotKnowTheMessagesOfAnotherRun() {
        var other = text(new Markers(0xBEEF), new Marker(1, 2, 3));

        assertThat(find(markers, "<body>" + other + "</body>")).isEmpty();
    }

    @Test
    void findsNothingInOtherMessagesAndInHalfAMarker() {
        var half = text(markers, new Marker(1, 2, 3)).substring(0, 40);

        assertThat(find(markers, "<message><body>oc: wherefore?</body></message>"))
                .isEmpty();
        assertThat(find(markers, half)).isEmpty();
        assertThat(find(markers, half + "</body></message>")).isEmpty();
    }

    private static java.util.Optional<Marker> find(Markers markers, String text) {
        var bytes = text.getBytes(UTF_8);
        return markers.find(bytes, 0, bytes.length);
    }

    private static String text(Markers markers, Marker marker) {
        var out = ByteBuffer.allocate(100);
        markers.write(marker, out);
        return new String(out.array(), 0, out.position(), UTF_8);
    }
}
