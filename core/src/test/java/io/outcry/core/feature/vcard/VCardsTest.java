package io.outcry.core.feature.vcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.Facts;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VCardsTest {

    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Jid BALCONY = Jid.of("juliet@capulet.example/balcony");
    private static final Jid PHONE = Jid.of("romeo@montague.example/phone");
    private static final Element ASK = Element.empty("vCard", "vcard-temp");
    private static final Element CARD =
            Element.named("vCard", "vcard-temp").child("FN", "Juliet Capulet").build();

    private final VCardStore store = new MemoryVCardStore();
    private final VCards vCards = new VCards(store, new VCardLimits(200));

    @Test
    void letsTheOwnerWriteAndRead() {
        var written = request(Iq.Type.SET, BALCONY, CARD);

        assertThat(answer(written)).isEqualTo(written.result());

        var read = request(Iq.Type.GET, BALCONY, ASK);
        assertThat(answer(read)).isEqualTo(read.result(CARD));
    }

    @Test
    void showsItToEverybodyElse() {
        answer(request(Iq.Type.SET, BALCONY, CARD));

        var read = request(Iq.Type.GET, PHONE, ASK);

        assertThat(answer(read)).isEqualTo(read.result(CARD));
    }

    @Test
    void letsNobodyElseWriteIt() {
        answer(request(Iq.Type.SET, BALCONY, CARD));
        var forged = Element.named("vCard", "vcard-temp").child("FN", "Tybalt").build();

        assertRefused(request(Iq.Type.SET, PHONE, forged), Condition.FORBIDDEN);

        assertThat(answer(request(Iq.Type.GET, BALCONY, ASK)).payload().elements())
                .containsExactly(CARD);
    }

    @Test
    void tellsTheOwnerThatThereIsNone() {
        assertRefused(request(Iq.Type.GET, BALCONY, ASK), Condition.ITEM_NOT_FOUND);
    }

    @Test
    void answersOthersAsIfThereWereNoAccountWhereThereIsNone() {
        var read = request(Iq.Type.GET, PHONE, ASK);

        assertThat(answer(read)).isEqualTo(read.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));
    }

    @Test
    void refusesACardThatIsTooLarge() {
        answer(request(Iq.Type.SET, BALCONY, CARD));
        var large = Element.named("vCard", "vcard-temp")
                .child("FN", "x".repeat(200))
                .build();

        var answer = assertRefused(request(Iq.Type.SET, BALCONY, large), Condition.NOT_ACCEPTABLE);

        assertThat(answer.payload().elements().getFirst().children())
                .anySatisfy(child -> assertThat(child.text()).contains("at most 200 bytes"));
        assertThat(answer(request(Iq.Type.GET, BALCONY, ASK)).payload().elements())
                .containsExactly(CARD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_001})
    void refusesALimitThatMakesNoSense(int bytes) {
        assertThatThrownBy(() -> new VCardLimits(bytes))
                .hasMessage("max-bytes must be between 1 and 1000000, was " + bytes);
    }

    private Iq assertRefused(Iq request, Condition condition) {
        var answer = answer(request);
        assertThat(answer.isError()).isTrue();
        assertThat(answer.to()).isEqualTo(request.from());
        assertThat(answer.payload()
                        .elements()
                        .getFirst()
                        .children()
                        .getFirst()
                        .name()
                        .local())
                .isEqualTo(condition.wireName());
        return answer;
    }

    private Iq answer(Iq request) {
        return vCards.iqHandlers()
                .getFirst()
                .answer(request, Facts.of(JULIET, Instant.EPOCH))
                .toCompletableFuture()
                .join();
    }

    private static Iq request(Iq.Type type, Jid from, Element payload) {
        return Iq.of(type, from, JULIET, "v1", payload);
    }
}
