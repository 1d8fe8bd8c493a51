package io.outcry.core.feature.privatexml;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Payload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of private XML must do; each implementation runs these tests. */
public interface PrivateXmlStoreContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid JULIET = Jid.of("juliet@capulet.example");
    String BOOKMARKS = "storage:bookmarks";
    String NOTES = "storage:rosternotes";

    /** The same store at each call of one test, with nothing in it at first. */
    PrivateXmlStore store();

    @Test
    default void hasNothingOfAnUnknownOwner() {
        assertThat(done(store().find(ROMEO, BOOKMARKS))).isEmpty();
    }

    @Test
    default void keepsEachNamespaceOfEachOwnerApart() {
        saves(ROMEO, Map.of(BOOKMARKS, payload("orchard"), NOTES, payload("Rosaline")), 2);
        saves(JULIET, Map.of(BOOKMARKS, payload("balcony")), 2);

        assertThat(elements(ROMEO.withResource("phone"), BOOKMARKS))
                .isEqualTo(payload("orchard").elements());
        assertThat(elements(ROMEO, NOTES)).isEqualTo(payload("Rosaline").elements());
        assertThat(elements(JULIET, BOOKMARKS)).isEqualTo(payload("balcony").elements());
        assertThat(done(store().find(JULIET, NOTES))).isEmpty();
    }

    @Test
    default void tellsNamespacesApartThatDifferInCaseOrInABlankAtTheEnd() {
        saves(ROMEO, Map.of("urn:a", payload("a"), "urn:A", payload("A"), "urn:a ", payload("blank")), 3);

        assertThat(elements(ROMEO, "urn:a")).isEqualTo(payload("a").elements());
        assertThat(elements(ROMEO, "urn:A")).isEqualTo(payload("A").elements());
        assertThat(elements(ROMEO, "urn:a ")).isEqualTo(payload("blank").elements());
    }

    @Test
    default void keepsTheLastOfANamespaceOnly() {
        saves(ROMEO, Map.of(BOOKMARKS, payload("orchard")), 1);

        saves(ROMEO, Map.of(BOOKMARKS, payload("tomb")), 1);

        assertThat(elements(ROMEO, BOOKMARKS)).isEqualTo(payload("tomb").elements());
    }

    @Test
    default void changesNothingWhereThereWouldBeTooManyNamespaces() {
        saves(ROMEO, Map.of(BOOKMARKS, payload("orchard")), 1);

        var isSaved = done(store().save(ROMEO, Map.of(BOOKMARKS, payload("tomb"), NOTES, payload("Rosaline")), 1));

        assertThat(isSaved).isFalse();
        assertThat(elements(ROMEO, BOOKMARKS)).isEqualTo(payload("orchard").elements());
        assertThat(done(store().find(ROMEO, NOTES))).isEmpty();
    }

    @Test
    default void takesTheLongestNamespace() {
        var longest = "urn:x-" + "n".repeat(PrivateXmlStore.MAX_NAMESPACE_CHARS - 6);

        saves(ROMEO, Map.of(longest, payload("far")), 1);

        assertThat(elements(ROMEO, longest)).isEqualTo(payload("far").elements());
    }

    @Test
    default void forgetsAnOwnerAltogether() {
        saves(ROMEO, Map.of(BOOKMARKS, payload("orchard"), NOTES, payload("Rosaline")), 2);
        saves(JULIET, Map.of(BOOKMARKS, payload("balcony")), 2);

        done(store().removeAll(ROMEO));

        assertThat(done(store().find(ROMEO, BOOKMARKS))).isEmpty();
        assertThat(done(store().find(ROMEO, NOTES))).isEmpty();
        assertThat(elements(JULIET, BOOKMARKS)).isEqualTo(payload("balcony").elements());
    }

    private void saves(Jid owner, Map<String, Payload> byNamespace, int maxNamespaces) {
        assertThat(done(store().save(owner, byNamespace, maxNamespaces))).isTrue();
    }

    private List<Element> elements(Jid owner, String namespace) {
        return done(store().find(owner, namespace)).orElseThrow().elements();
    }

    private static Payload payload(String text) {
        return Payload.of(Element.named("query", "jabber:iq:private")
                .child(Element.named("note", "urn:example:note").text(text).build())
                .build());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
