package io.outcry.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.Xml;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    private static PageRequest.Reading read(String set) {
        return PageRequest.read(Xml.of("<query xmlns='urn:example'>" + set + "</query>"));
    }

    private static PageRequest.Reading inSet(String children) {
        return read("<set xmlns='http://jabber.org/protocol/rsm'>" + children + "</set>");
    }

    private static PageRequest page(String children) {
        return ((PageRequest.Reading.Read) inSet(children)).page();
    }

    private static Condition refusal(String children) {
        return ((PageRequest.Reading.Wrong) inSet(children)).error().condition();
    }

    @Test
    void asksForNothingInParticular() {
        assertThat(read("")).isEqualTo(new PageRequest.Reading.Read(PageRequest.ANY));
        assertThat(read("<set xmlns='urn:other'><max>x</max></set>"))
                .isEqualTo(new PageRequest.Reading.Read(PageRequest.ANY));
        assertThat(page("<after/>")).isEqualTo(PageRequest.ANY);
    }

    @Test
    void asksForSoManyBehindAnItem() {
        assertThat(page("<max>10</max><after>item-3</after>"))
                .isEqualTo(new PageRequest(OptionalInt.of(10), Optional.of("item-3"), Optional.empty()));
        assertThat(page("<max>10</max><after>item-3</after>").isBackwards()).isFalse();
    }

    @Test
    void asksForTheEnd() {
        assertThat(page("<before/>"))
                .isEqualTo(new PageRequest(OptionalInt.empty(), Optional.empty(), Optional.of("")));
        assertThat(page("<before/>").isBackwards()).isTrue();
        assertThat(page("<before>item-9</before>").before()).contains("item-9");
    }

    @Test
    void asksForTheCountAlone() {
        assertThat(page("<max>0</max>").max()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "ten", "1.5", " 7", "1234567890", "٣"})
    void refusesAMaximumThatIsNone(String max) {
        assertThat(refusal("<max>" + max + "</max>")).isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void saysThatThereAreNoPagesByNumber() {
        assertThat(refusal("<max>10</max><index>30</index>")).isEqualTo(Condition.FEATURE_NOT_IMPLEMENTED);
    }

    @Test
    void namesTheEndsOfAPage() {
        assertThat(new ResultSet(List.of("a", "b", "c"), OptionalLong.of(7)).element())
                .isEqualTo(Xml.of("<set xmlns='http://jabber.org/protocol/rsm'>"
                        + "<first>a</first><last>c</last><count>7</count></set>"));
        assertThat(new ResultSet(List.of(), OptionalLong.empty()).element())
                .isEqualTo(Xml.of("<set xmlns='http://jabber.org/protocol/rsm'/>"));
    }
}
