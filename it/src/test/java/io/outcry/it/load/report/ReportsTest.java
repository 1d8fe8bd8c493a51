package io.outcry.it.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.Tally.Counts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportsTest {

    private static final Counts LOSSES = new Counts(30, 27, 3, 2, 1, 0, 0, 0);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsTheJsonThatItWrote() throws IOException {
        var file = folder.resolve("result.json");
        var result = Samples.result("verona", 5);

        JsonFile.write(file, result);

        assertThat(JsonFile.readChat(file)).isEqualTo(result);
    }

    @Test
    void namesTheUnitsInJson() throws IOException {
        var file = folder.resolve("result.json");

        JsonFile.write(file, Samples.result("verona", 5, LOSSES, List.of("session 1 ended")));

        assertThat(Files.readString(file))
                .contains("\"lost\" : 3", "\"latencyMillis\"", "\"cpuMicrosPerMessage\"", "\"residentBytes\"")
                .contains("session 1 ended");
    }

    @Test
    void refusesJsonThatIsNoResult() throws IOException {
        var file = Files.writeString(folder.resolve("result.json"), "{\"setup\": null}");

        assertThatThrownBy(() -> JsonFile.readChat(file)).isInstanceOf(IOException.class);
    }

    @Test
    void saysWhatWasLostAndWhatItCost() {
        var text = ResultText.of(Samples.result("verona", 5, LOSSES, List.of("session 1 ended")));

        assertThat(text)
                .contains("lost 3", "duplicated 2", "reordered 1", "500.0 µs", "512 MiB", "error      session 1 ended")
                .contains("50 % 5.00", "max 10.00 ms", "from when a message should have left");
    }

    @Test
    void saysOfRoomsWhatIsMissingAndWhenTheLastOccupantHadIt() throws IOException {
        var file = folder.resolve("result.json");
        var result = Samples.rooms(10, new Counts(150, 147, 3, 2, 1, 0, 0, 0));

        JsonFile.write(file, result);

        assertThat(MucText.of(result))
                .contains("2 rooms of 5 occupants at rooms.verona.example", "10 of 10 inside in 2.00 s (5/s)")
                .contains("expected 150, delivered 147, missing 3, duplicated 2, reordered 1")
                .contains("15.0 messages/s said, 75.0 deliveries/s", "40.0 µs of processor time a delivery")
                .containsPattern("until an occupant had it: 50 % 5.0\\d")
                .containsPattern("until the last occupant had it: 50 % 7.0\\d");
        assertThat(Files.readString(file)).contains("\"lost\" : 3", "\"lastMillis\"", "\"occupants\" : 5");
    }

    @Test
    void saysOfRoomsThatNobodyTalkedIn() {
        var result = Samples.rooms(8, new Counts(0, 0, 0, 0, 0, 0, 0, 0));

        assertThat(MucText.of(result)).contains("8 of 10 inside", "2 refused").doesNotContain("deliveries expected");
        assertThat(result.isFlawless()).isFalse();
    }

    @Test
    void isFlawedInRoomsByAMissingDeliveryOrOccupant() {
        var whole = new Counts(150, 150, 0, 0, 0, 0, 0, 0);

        assertThat(Samples.rooms(10, whole).isFlawless()).isTrue();
        assertThat(Samples.rooms(9, whole).isFlawless()).isFalse();
        assertThat(Samples.rooms(10, new Counts(150, 149, 1, 0, 0, 0, 0, 0)).isFlawless())
                .isFalse();
    }

    @Test
    void isFlawedByALossAnErrorOrAMissingSession() {
        assertThat(Samples.result("verona", 5).isFlawless()).isTrue();
        assertThat(Samples.result("verona", 5, LOSSES, List.of()).isFlawless()).isFalse();
        assertThat(Samples.result("verona", 5, new Counts(1, 1, 0, 0, 0, 0, 0, 0), List.of("oh"))
                        .isFlawless())
                .isFalse();
        assertThat(new IdleResult(
                                Samples.result("verona", 5).setup(),
                                new LoginResult(1, 1, 1, 0),
                                1,
                                1,
                                0,
                                List.of(),
                                List.of())
                        .isFlawless())
                .isFalse();
    }

    @Test
    void drawsChartsThatAreWellFormedAndWithinTheirFrame() throws Exception {
        var page = ResultPage.of(Samples.result("<Verona & 'more'>", 5));

        var charts = page.split("(?=<svg)");
        assertThat(charts).hasSize(4);
        for (var chart = 1; chart < charts.length; chart++) {
            var svg = charts[chart].substring(0, charts[chart].indexOf("</svg>") + 6);
            var document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
            assertThat(document.getElementsByTagName("polyline").getLength()).isPositive();
            assertThat(svg).doesNotContain("NaN", "Infinity", "='-", ",-");
        }
        assertThat(page).contains("&lt;Verona &amp; &#39;more&#39;>").doesNotContain("http://www.w3.org/1999");
    }

    @Test
    void drawsARunInWhichNothingHappened() {
        var nothing = new ChatResult(
                Samples.result("verona", 5).setup(),
                new LoginResult(0, 2, 0, 0),
                new Counts(0, 0, 0, 0, 0, 0, 0, 0),
                0,
                Latencies.of(Latencies.histogram()),
                Latencies.of(Latencies.histogram()),
                List.of(),
                List.of(),
                List.of("no connection"));

        assertThat(ResultPage.of(nothing)).contains("no connection").doesNotContain("NaN");
        assertThat(ResultText.of(nothing)).contains("2 failed").doesNotContain("latency");
    }

    @Test
    void comparesByTheMedianOfEachLabelAndTheSumOfLosses() {
        var table = Comparison.table(List.of(
                Samples.result("montague", 1),
                Samples.result("capulet", 7),
                Samples.result("montague", 9, LOSSES, List.of()),
                Samples.result("capulet", 8),
                Samples.result("montague", 2)));

        assertThat(table.lines().skip(2))
                .satisfiesExactly(
                        row -> assertThat(row)
                                .startsWith("| montague | 3 | 10.0 | 2.00 | 4.00 |")
                                .endsWith("| 3 | 3 |"),
                        row -> assertThat(row)
                                .startsWith("| capulet | 2 | 10.0 | 7.50 |")
                                .endsWith("| 0 | 0 |"));
    }
}
