package io.outcry.core.pep;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of published items must do; each implementation runs these tests. */
public interface PepStoreContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid PHONE = ROMEO.withResource("phone");
    Jid JULIET = Jid.of("juliet@capulet.example");
    Jid BALCONY = JULIET.withResource("balc\u00f6ny");
    Jid NURSE = Jid.of("nurse@capulet.example");
    Instant NOW = Instant.parse("2026-11-22T20:15:00.123Z");
    String NICK = "http://jabber.org/protocol/nick";
    int ALL_AT_HAND = 1_000_000;

    /** The same store at each call of one test, with nothing in it at first. */
    PepStore store();

    private static PepItem item(String id, long seq, String text) {
        var payload = Element.named("nick", NICK).text(text).build();
        return new PepItem(new ItemHeader(id, PHONE, NOW, payload.roughSizeBytes(), seq), Optional.of(payload));
    }

    private void publish(Jid owner, String node, PepItem item, String... removed) {
        done(store().save(
                        owner,
                        List.of(
                                new PepChange.OfNode(PepNode.of(node, NodeConfig.USUAL)),
                                new PepChange.OfItems(node, Optional.of(item), Set.of(removed)))));
    }

    @Test
    default void hasNothingOfAnUnknownOwner() {
        assertThat(done(store().load(ROMEO, ALL_AT_HAND))).isEqualTo(PepNodes.NONE);
        assertThat(done(store().items(ROMEO, NICK, List.of("1")))).isEmpty();
    }

    @Test
    default void keepsHowANodeIsSetUpAndWhoIsSomethingToIt() {
        var config = NodeConfig.USUAL.with(Map.of(
                ConfigField.ACCESS_MODEL, List.of("roster"),
                ConfigField.ROSTER_GROUPS, List.of("Capulets & others", "Friends"),
                ConfigField.MAX_ITEMS, List.of("max"),
                ConfigField.TITLE, List.of("<Names> \u20ac")));
        var node = new PepNode(
                NICK,
                config,
                Map.of(JULIET, Affiliation.MEMBER, NURSE, Affiliation.OUTCAST),
                Set.of(BALCONY, NURSE),
                List.of(),
                Optional.empty());

        done(store().save(PHONE, List.of(new PepChange.OfNode(node))));

        assertThat(done(store().load(ROMEO, ALL_AT_HAND)).all()).containsExactly(node);
        assertThat(done(store().load(JULIET, ALL_AT_HAND))).isEqualTo(PepNodes.NONE);
    }

    @Test
    default void changesANodeAndLeavesItsItems() {
        var item = item("1", 1, "Romeo");
        publish(ROMEO, NICK, item);
        var changed = NodeConfig.USUAL.with(Map.of(ConfigField.MAX_ITEMS, List.of("7")));

        done(store().save(ROMEO, List.of(new PepChange.OfNode(PepNode.of(NICK, changed)))));

        var node = done(store().load(ROMEO, ALL_AT_HAND)).find(NICK).orElseThrow();
        assertThat(node.config()).isEqualTo(changed);
        assertThat(node.items()).containsExactly(item.header());
    }

    @Test
    default void tellsItemsInTheOrderOfTheirPublication() {
        publish(ROMEO, NICK, item("b", 1, "one"));
        publish(ROMEO, NICK, item("a", 2, "two"));
        publish(ROMEO, NICK, item("c", 3, "three"));
        publish(ROMEO, NICK, item("b", 4, "four"));

        var node = done(store().load(ROMEO, ALL_AT_HAND)).find(NICK).orElseThrow();

        assertThat(node.items()).extracting(ItemHeader::id).containsExactly("a", "c", "b");
        assertThat(node.last()).contains(item("b", 4, "four"));
    }

    @Test
    default void comesWithNewestPayloadsThatAreSmall() {
        var small = item("small", 1, "Romeo");
        publish(ROMEO, "small", small);
        publish(ROMEO, "large", item("before", 1, "R"));
        publish(ROMEO, "large", item("large", 2, "Romeo, Romeo, wherefore art thou Romeo?"));

        var nodes = done(store().load(ROMEO, small.header().sizeBytes()));

        assertThat(nodes.find("small").orElseThrow().last()).contains(small);
        assertThat(nodes.find("large").orElseThrow().last()).isEmpty();
    }

    @Test
    default void givesItemsByTheirIds() {
        var one = item("one", 1, "one");
        var two = new PepItem(new ItemHeader("two", BALCONY, NOW, 0, 2), Optional.empty());
        publish(ROMEO, NICK, one);
        publish(ROMEO, NICK, two);
        publish(ROMEO, "other", item("three", 1, "three"));

        assertThat(done(store().items(PHONE, NICK, List.of("two", "three", "one"))))
                .containsExactly(two, one);
        assertThat(done(store().items(ROMEO, NICK, List.of()))).isEmpty();
    }

    @Test
    default void tellsIdsApartThatDifferLittle() {
        publish(ROMEO, NICK, item("id", 1, "one"));
        publish(ROMEO, NICK, item("ID", 2, "two"));
        publish(ROMEO, NICK, item("id ", 3, "three"));

        assertThat(done(store().items(ROMEO, NICK, List.of("id")))).containsExactly(item("id", 1, "one"));
        assertThat(done(store().load(ROMEO, ALL_AT_HAND))
                        .find(NICK)
                        .orElseThrow()
                        .items())
                .hasSize(3);
    }

    @Test
    default void publishesAndRemovesInOneChange() {
        publish(ROMEO, NICK, item("one", 1, "one"));

        publish(ROMEO, NICK, item("two", 2, "two"), "one", "unknown");

        assertThat(done(store().items(ROMEO, NICK, List.of("one", "two")))).containsExactly(item("two", 2, "two"));
    }

    @Test
    default void takesTheLongestNames() {
        var longest = "\u20ac".repeat(PepStore.MAX_NAME_CHARS);

        publish(ROMEO, longest, item(longest, 1, "one"));

        assertThat(done(store().items(ROMEO, longest, List.of(longest)))).hasSize(1);
    }

    @Test
    default void keepsALargePayload() {
        var large = item("large", 1, "\u00e9".repeat(200_000));

        publish(ROMEO, NICK, large);

        assertThat(done(store().items(ROMEO, NICK, List.of("large")))).containsExactly(large);
    }

    @Test
    default void removesANodeWithItsItems() {
        publish(ROMEO, NICK, item("one", 1, "one"));
        publish(ROMEO, "other", item("two", 1, "two"));

        done(store().save(ROMEO, List.of(new PepChange.Removal(NICK))));

        assertThat(done(store().load(ROMEO, ALL_AT_HAND)).byName()).containsOnlyKeys("other");
        assertThat(done(store().items(ROMEO, NICK, List.of("one")))).isEmpty();
    }

    @Test
    default void forgetsAnOwnerAltogether() {
        publish(ROMEO, NICK, item("one", 1, "one"));
        publish(JULIET, NICK, item("two", 1, "two"));

        done(store().removeAll(ROMEO));

        assertThat(done(store().load(ROMEO, ALL_AT_HAND))).isEqualTo(PepNodes.NONE);
        assertThat(done(store().items(ROMEO, NICK, List.of("one")))).isEmpty();
        assertThat(done(store().items(JULIET, NICK, List.of("two")))).hasSize(1);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
