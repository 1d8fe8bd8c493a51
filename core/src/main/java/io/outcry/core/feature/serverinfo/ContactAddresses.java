package io.outcry.core.feature.serverinfo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom to turn to about the service, by what it is about; each is a URI such as {@code mailto:abuse@example.com}, and there
 * may be none.
 *
 * @param status where the service says how it is
 */
public record ContactAddresses(
        List<String> abuse,
        List<String> admin,
        List<String> feedback,
        List<String> sales,
        List<String> security,
        List<String> status,
        List<String> support) {

    public static final ContactAddresses NONE =
            new ContactAddresses(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ContactAddresses {
        abuse = checked("abuse", abuse);
        admin = checked("admin", admin);
        feedback = checked("feedback", feedback);
        sales = checked("sales", sales);
        security = checked("security", security);
        status = checked("status", status);
        support = checked("support", support);
    }

    /** Those that there are, by the names of their fields (XEP-0157 §5.1). */
    SortedMap<String, List<String>> fields() {
        var fields = new TreeMap<>(Map.of(
                "abuse-addresses", abuse,
                "admin-addresses", admin,
                "feedback-addresses", feedback,
                "sales-addresses", sales,
                "security-addresses", security,
                "status-addresses", status,
                "support-addresses", support));
        fields.values().removeIf(List::isEmpty);
        return fields;
    }

    private static List<String> checked(String key, List<String> addresses) {
        for (var address : addresses) {
            if (!isUri(address)) {
                throw new IllegalArgumentException(
                        key + " must hold URIs such as mailto:abuse@example.com, not " + address);
            }
        }
        return List.copyOf(addresses);
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
