package io.outcry.shards.wire;

import io.outcry.actors.cache.ToCaches;
import io.outcry.core.cache.Invalidation;
import java.util.List;

/** Messages between nodes' caches. A tag, once used, keeps its meaning for ever. */
final class CacheForms {

    private CacheForms() {}

    static List<WireForm<?>> all() {
        return List.of(forget());
    }

    private static WireForm<ToCaches.Forget> forget() {
        return new WireForm<>(
                "n.forget",
                ToCaches.Forget.class,
                (message, fields, _) -> fields.text(1, message.node())
                        .text(2, message.what().kind())
                        .text(3, message.what().owner().toString())
                        .number(4, message.what().isSharedTold() ? 1 : 0),
                (fields, context) -> new ToCaches.Forget(
                        fields.text(1),
                        new Invalidation(fields.text(2), context.jid(fields.text(3)), fields.number(4) == 1)));
    }
}
