package io.outcry.persistence.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.pep.ItemHeader;
import io.outcry.core.pep.NodeConfig;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepItem;
import io.outcry.core.pep.PepNode;
import io.outcry.core.pep.PepNodes;
import io.outcry.core.pep.PepStore;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every account publishes. */
public final class SqlPepStore implements PepStore {

    private static final String SAVE_NODE = """
            INSERT INTO pep_node (owner, node, settings, others) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE settings = VALUES(settings), others = VALUES(others)""";

    private static final String SAVE_ITEM = """
            INSERT INTO pep_item (owner, node, id, seq, publisher, published_at, size_bytes, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE seq = VALUES(seq), publisher = VALUES(publisher),
                published_at = VALUES(published_at), size_bytes = VALUES(size_bytes), payload = VALUES(payload)""";

    private static final String REMOVE_ITEM = "DELETE FROM pep_item WHERE owner = ? AND node = ? AND id = ?";

    private static final String HEADERS = """
            SELECT node, id, seq, publisher, published_at, size_bytes
            FROM pep_item WHERE owner = ? ORDER BY node, seq""";

    /** The newest of each node, where it is small. */
    private static final String LAST = """
            SELECT item.node, item.id, item.seq, item.publisher, item.published_at, item.size_bytes, item.payload
            FROM pep_item item
            JOIN (SELECT node, MAX(seq) AS seq FROM pep_item WHERE owner = ? GROUP BY node) newest
                ON item.node = newest.node AND item.seq = newest.seq
            WHERE item.owner = ? AND item.size_bytes <= ?""";

    private record OfNode<T>(String node, T value) {}

    private final Database database;
    private final StanzaText stanzaText;

    /** @param stanzaText how payloads and settings stand in their columns */
    public SqlPepStore(Database database, StanzaText stanzaText) {
        this.database = database;
        this.stanzaText = stanzaText;
    }

    @Override
    public CompletionStage<PepNodes> load(Jid owner, int atHandBytes) {
        var bare = Columns.ofOwner(owner);
        return database.read(
                "pep.load",
                connection -> nodes(connection, bare)
                        .flatMap(nodes -> nodes.isEmpty()
                                ? Mono.just(PepNodes.NONE)
                                : withItems(connection, bare, nodes, atHandBytes)));
    }

    private Mono<List<PepNode>> nodes(Connection connection, String owner) {
        // Most settings are one of a few.
        var read = new HashMap<String, NodeConfig>();
        return Statements.rows(
                connection,
                row -> NodeRow.read(
                        Columns.text(row, "node"),
                        read.computeIfAbsent(
                                Columns.text(row, "settings"), settings -> NodeRow.config(settings, stanzaText)),
                        Columns.text(row, "others")),
                "SELECT node, settings, others FROM pep_node WHERE owner = ?",
                owner);
    }

    private Mono<PepNodes> withItems(Connection connection, String owner, List<PepNode> nodes, int atHandBytes) {
        return Statements.rows(connection, row -> ofNode(row, SqlPepStore::header), HEADERS, owner)
                .flatMap(headers -> Statements.rows(
                                connection, row -> ofNode(row, this::item), LAST, owner, owner, atHandBytes)
                        .map(last -> assembled(nodes, headers, last)));
    }

    private static PepNodes assembled(
            List<PepNode> nodes, List<OfNode<ItemHeader>> headers, List<OfNode<PepItem>> last) {
        var byNode = headers.stream()
                .collect(Collectors.groupingBy(OfNode::node, Collectors.mapping(OfNode::value, Collectors.toList())));
        var lastByNode = last.stream().collect(Collectors.toMap(OfNode::node, OfNode::value));
        var byName = new HashMap<String, PepNode>();
        for (var node : nodes) {
            byName.put(
                    node.name(),
                    new PepNode(
                            node.name(),
                            node.config(),
                            node.affiliates(),
                            node.subscribers(),
                            byNode.getOrDefault(node.name(), List.of()),
                            Optional.ofNullable(lastByNode.get(node.name()))));
        }
        return new PepNodes(byName);
    }

    private static <T> OfNode<T> ofNode(Readable row, Function<Readable, T> reader) {
        return new OfNode<>(Columns.text(row, "node"), reader.apply(row));
    }

    private static ItemHeader header(Readable row) {
        return new ItemHeader(
                Columns.text(row, "id"),
                Columns.address(row, "publisher"),
                Instant.ofEpochMilli(Columns.number(row, "published_at")),
                Columns.smallNumber(row, "size_bytes"),
                Columns.number(row, "seq"));
    }

    private PepItem item(Readable row) {
        var payload = Optional.of(Columns.text(row, "payload")).filter(text -> !text.isEmpty());
        return new PepItem(header(row), payload.map(stanzaText::readElement));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, List<PepChange> changes) {
        var bare = Columns.ofOwner(owner);
        return database.<Boolean>transact(
                        "pep.save",
                        connection -> Flux.fromIterable(changes)
                                .concatMap(change -> save(connection, bare, change))
                                .then(Mono.just(true)))
                .thenAccept(_ -> {});
    }

    private Mono<Long> save(Connection connection, String owner, PepChange change) {
        return switch (change) {
            case PepChange.OfNode of ->
                Statements.update(
                        connection,
                        SAVE_NODE,
                        owner,
                        of.node().name(),
                        NodeRow.settings(of.node().config(), stanzaText),
                        NodeRow.others(of.node()));
            case PepChange.Removal removal ->
                Statements.update(
                                connection, "DELETE FROM pep_item WHERE owner = ? AND node = ?", owner, removal.node())
                        .then(Mono.defer(() -> Statements.update(
                                connection,
                                "DELETE FROM pep_node WHERE owner = ? AND node = ?",
                                owner,
                                removal.node())));
            case PepChange.OfItems items -> save(connection, owner, items);
        };
    }

    private Mono<Long> save(Connection connection, String owner, PepChange.OfItems items) {
        var removed = items.removed().stream()
                .sorted()
                .map(id -> new Object[] {owner, items.node(), id})
                .toList();
        return Statements.updateEach(connection, REMOVE_ITEM, removed)
                .then(Mono.defer(() -> items.published()
                        .map(item -> save(connection, owner, items.node(), item))
                        .orElseGet(() -> Mono.just(0L))));
    }

    private Mono<Long> save(Connection connection, String owner, String node, PepItem item) {
        var header = item.header();
        return Statements.update(
                connection,
                SAVE_ITEM,
                owner,
                node,
                header.id(),
                header.seq(),
                header.publisher().toString(),
                header.at().toEpochMilli(),
                header.sizeBytes(),
                item.payload().map(stanzaText::writeElement).orElse(""));
    }

    @Override
    public CompletionStage<List<PepItem>> items(Jid owner, String node, List<String> ids) {
        if (ids.isEmpty()) {
            return java.util.concurrent.CompletableFuture.completedStage(List.of());
        }
        var values = new ArrayList<Object>(List.of(Columns.ofOwner(owner), node));
        values.addAll(ids);
        var marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return database.read(
                "pep.items",
                connection -> Statements.rows(
                                connection,
                                this::item,
                                "SELECT id, seq, publisher, published_at, size_bytes, payload FROM pep_item"
                                        + " WHERE owner = ? AND node = ? AND id IN (" + marks + ")",
                                values.toArray())
                        .map(found -> ordered(found, ids)));
    }

    private static List<PepItem> ordered(List<PepItem> found, List<String> ids) {
        Map<String, PepItem> byId = found.stream().collect(Collectors.toMap(PepItem::id, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        var bare = Columns.ofOwner(owner);
        return database.<Boolean>transact(
                        "pep.removeAll",
                        connection -> Statements.update(connection, "DELETE FROM pep_item WHERE owner = ?", bare)
                                .then(Mono.defer(() ->
                                        Statements.update(connection, "DELETE FROM pep_node WHERE owner = ?", bare)))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }
}
