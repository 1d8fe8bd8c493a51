package io.outcry.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.it.harness.Conversation.Line;
import io.outcry.it.harness.Conversation.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationReaderTest {

    private static final Part PHONE = new Part("romeo", "phone");
    private static final Part HOME = new Part("juliet", "home");

    @Test
    void readsAPlay() {
        var play = ConversationReader.read("""
                # XEP-0000: they meet
                romeo and juliet are friends
                romeo/phone, juliet/home connect

                # an aside
                romeo/phone > <a>
                    <b/></a>
                juliet/home < <a/>
                juliet/home receives nothing
                """);

        assertThat(play.title()).isEqualTo("XEP-0000: they meet");
        assertThat(play.blocks())
                .containsExactly(
                        List.of(new Line.Befriend("romeo", "juliet"), new Line.Connect(List.of(PHONE, HOME))),
                        List.of(
                                new Line.Send(PHONE, "<a> <b/></a>"),
                                new Line.Receive(HOME, "<a/>"),
                                new Line.ReceiveNothing(List.of(HOME))));
    }

    @Test
    void refusesALineThatSaysNothing() {
        assertThatThrownBy(() -> ConversationReader.read("# title\nromeo/phone sings"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sings");
        assertThatThrownBy(() -> ConversationReader.read("# title\nromeo > <a/>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
