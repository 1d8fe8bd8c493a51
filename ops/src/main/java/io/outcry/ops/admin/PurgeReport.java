package io.outcry.ops.admin;

import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.Purged;
import io.outcry.core.retention.Retention;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a purge did, or would do.
 *
 * @param retention how long each domain keeps its entries, such as {@code 30 days} or {@code for ever}
 */
public record PurgeReport(Map<String, String> retention, Purged purged) {

    static PurgeReport of(PurgeOrder order, Purged purged) {
        var retention = new TreeMap<String, String>();
        order.domains()
                .forEach(domain -> retention.put(domain, text(order.retention().of(domain))));
        return new PurgeReport(retention, purged);
    }

    private static String text(Retention retention) {
        return switch (retention) {
            case Retention.Forever _ -> "for ever";
            case Retention.Days days -> days.days() + " days";
        };
    }
}
