package io.outcry.core.feature.privatexml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.Facts;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateXmlTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final Jid PHONE = Jid.of("romeo@montague.example/phone");
    private static final Jid BALCONY = Jid.of("juliet@capulet.example/balcony");
    private static final Element BOOKMARKS = Element.named("storage", "storage:bookmarks")
            .child("url", "https://verona.example/orchard")
            .build();
    private static final Element NOTES = Element.named("storage", "storage:rosternotes")
            .child("note", "She speaks.")
            .build();

    private final PrivateXml privateXml = new PrivateXml(new MemoryPrivateXmlStore(), new PrivateXmlLimits(2, 400));

    @Test
    void givesBackWhatWasStoredInANamespace() {
        var set = query(Iq.Type.SET, BOOKMARKS);
        assertThat(answer(set)).isEqualTo(set.result());
        answer(query(Iq.Type.SET, NOTES));

        assertThat(children(answer(query(Iq.Type.GET, ask("storage:bookmarks")))))
                .containsExactly(BOOKMARKS);
        assertThat(children(answer(query(Iq.Type.GET, ask("storage:rosternotes")))))
                .containsExactly(NOTES);
    }

    @Test
    void storesSeveralNamespacesAtOnce() {
        answer(query(Iq.Type.SET, BOOKMARKS, NOTES));

        assertThat(children(answer(query(Iq.Type.GET, ask("storage:bookmarks")))))
                .containsExactly(BOOKMARKS);
        assertThat(children(answer(query(Iq.Type.GET, ask("storage:rosternotes")))))
                .containsExactly(NOTES);
    }

    @Test
    void storesSeveralElementsOfOneNamespaceAndReplacesThemTogether() {
        var other = Element.empty("more", "storage:bookmarks");
        answer(query(Iq.Type.SET, BOOKMARKS, other));
        assertThat(children(answer(query(Iq.Type.GET, ask("storage:bookmarks")))))
                .containsExactly(BOOKMARKS, other);

        answer(query(Iq.Type.SET, other));

        assertThat(children(answer(query(Iq.Type.GET, ask("storage:bookmarks")))))
                .containsExactly(other);
    }

    @Test
    void givesBackTheEmptyElementWhereNothingWasStored() {
        assertThat(children(answer(query(Iq.Type.GET, ask("storage:bookmarks")))))
                .containsExactly(Element.empty("storage", "storage:bookmarks"));
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "SET"})
    void isForTheOwnerAlone(Iq.Type type) {
        answer(query(Iq.Type.SET, BOOKMARKS));
        var query = Element.named("query", "jabber:iq:private").child(NOTES).build();

        assertThat(condition(answer(Iq.of(type, BALCONY, ROMEO, "p1", query)))).isEqualTo(Condition.FORBIDDEN);

        assertThat(children(answer(query(Iq.Type.GET, ask("storage:rosternotes")))))
                .containsExactly(ask("storage:rosternotes"));
    }

    @Test
    void refusesAQueryForNothingOrForSeveralNamespaces() {
        assertThat(condition(answer(query(Iq.Type.GET)))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(condition(answer(query(Iq.Type.GET, BOOKMARKS, NOTES)))).isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void refusesToStoreNothing() {
        assertThat(condition(answer(query(Iq.Type.SET)))).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jabber:iq:private", "jabber:client", "http://jabber.org/protocol/muc", "vcard-temp"})
    void refusesReservedNamespaces(String reserved) {
        assertThat(condition(answer(query(Iq.Type.SET, ask(reserved))))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(condition(answer(query(Iq.Type.GET, ask(reserved))))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(condition(answer(query(Iq.Type.SET, BOOKMARKS, ask(reserved)))))
                .isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @Test
    void refusesANamespaceThatNoKeyHolds() {
        var tooLong = "n".repeat(PrivateXmlStore.MAX_NAMESPACE_CHARS + 1);

        assertThat(condition(answer(query(Iq.Type.SET, ask(tooLong))))).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @Test
    void refusesMoreThanMayBeStoredAtOnce() {
        answer(query(Iq.Type.SET, BOOKMARKS));
        var large = Element.named("storage", "storage:bookmarks")
                .child("url", "x".repeat(400))
                .build();

        assertThat(condition(answer(query(Iq.Type.SET, large)))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(condition(answer(query(Iq.Type.SET, large, NOTES)))).isEqualTo(Condition.NOT_ACCEPTABLE);

        assertThat(children(answer(query(Iq.Type.GET, ask("storage:bookmarks")))))
                .containsExactly(BOOKMARKS);
    }

    @Test
    void refusesOneNamespaceTooMany() {
        answer(query(Iq.Type.SET, BOOKMARKS, NOTES));

        assertThat(condition(answer(query(Iq.Type.SET, ask("exodus:prefs"))))).isEqualTo(Condition.NOT_ACCEPTABLE);

        assertThat(answer(query(Iq.Type.SET, NOTES)).isError()).isFalse();
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new PrivateXmlLimits(0, 1)).hasMessage("max-namespaces must be positive, was 0");
        assertThatThrownBy(() -> new PrivateXmlLimits(1, 1_000_001))
                .hasMessage("max-bytes must be between 1 and 1000000, was 1000001");
    }

    private Iq answer(Iq request) {
        return privateXml
                .iqHandlers()
                .getFirst()
                .answer(request, Facts.of(ROMEO, Instant.EPOCH))
                .toCompletableFuture()
                .join();
    }

    private static Iq query(Iq.Type type, Element... children) {
        var query = Element.named("query", "jabber:iq:private");
        for (var child : children) {
            query.child(child);
        }
        return Iq.of(type, PHONE, ROMEO, "p1", query.build());
    }

    private static Element ask(String namespace) {
        return Element.empty("storage", namespace);
    }

    private static List<Element> children(Iq answer) {
        return answer.payload().find("query", "jabber:iq:private").orElseThrow().children();
    }

    private static Condition condition(Iq answer) {
        var error = answer.payload().elements().getFirst();
        return Condition.valueOf(error.children()
                .getFirst()
                .name()
                .local()
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
    }
}
