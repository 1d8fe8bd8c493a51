package io.outcry.core.pep;

import java.util.List;
import java.util.Optional;

/** What an owner can say about a node (XEP-0060 §16.4.4); one that takes a single value only says what is so anyway. */
public enum ConfigField {
    TITLE("title", Kind.TEXT, List.of(), ""),
    DESCRIPTION("description", Kind.TEXT, List.of(), ""),
    /** The namespace of its payloads. */
    TYPE("type", Kind.TEXT, List.of(), ""),
    NODE_TYPE("node_type", Kind.CHOICE, List.of("leaf"), "leaf"),
    ACCESS_MODEL("access_model", Kind.CHOICE, AccessModel.wireNames(), "presence"),
    ROSTER_GROUPS("roster_groups_allowed", Kind.TEXTS, List.of()),
    PUBLISH_MODEL("publish_model", Kind.CHOICE, List.of("publishers"), "publishers"),
    MAX_ITEMS("max_items", Kind.COUNT, List.of(), "1"),
    PERSIST_ITEMS("persist_items", Kind.FLAG, List.of(), "1"),
    SEND_LAST(
            "send_last_published_item",
            Kind.CHOICE,
            List.of("never", "on_sub", "on_sub_and_presence"),
            "on_sub_and_presence"),
    DELIVER_NOTIFICATIONS("deliver_notifications", Kind.FLAG, List.of(), "1"),
    DELIVER_PAYLOADS("deliver_payloads", Kind.FLAG, List.of(), "1"),
    NOTIFICATION_TYPE("notification_type", Kind.CHOICE, List.of("headline"), "headline"),
    NOTIFY_CONFIG("notify_config", Kind.FLAG, List.of(), "0"),
    NOTIFY_DELETE("notify_delete", Kind.FLAG, List.of(), "1"),
    NOTIFY_RETRACT("notify_retract", Kind.FLAG, List.of(), "1"),
    /** {@code publisher} shows which client published an item (XEP-0060 §12.17). */
    ITEM_REPLY("itemreply", Kind.CHOICE, List.of("owner", "publisher"), "owner");

    /** The value of {@link #MAX_ITEMS} that means: as many as the service allows. */
    public static final String MOST = "max";

    /** The longest number that is looked at. */
    private static final int MAX_DIGITS = 9;

    /** What values a field takes, by the names of XEP-0004 §3.3. */
    public enum Kind {
        TEXT("text-single"),
        TEXTS("list-multi"),
        CHOICE("list-single"),
        FLAG("boolean"),
        COUNT("text-single");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    private final String wireName;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> choices;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> usual;

    ConfigField(String name, Kind kind, List<String> choices, String... usual) {
        this.wireName = "pubsub#" + name;
        this.kind = kind;
        this.choices = choices;
        this.usual = List.of(usual);
    }

    public static Optional<ConfigField> ofWire(String name) {
        for (var field : values()) {
            if (field.wireName.equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    public String wireName() {
        return wireName;
    }

    public Kind kind() {
        return kind;
    }

    /** What may be chosen; empty where anything of its kind may be said. */
    public List<String> choices() {
        return choices;
    }

    /** What is so where nothing is said. */
    public List<String> usual() {
        return usual;
    }

    /** The values as they are compared and kept; empty where they make no sense. */
    public Optional<List<String>> read(List<String> given) {
        if (kind == Kind.TEXTS) {
            return Optional.of(given.stream().distinct().sorted().toList());
        }
        return switch (given.size()) {
            case 0 -> Optional.of(usual);
            case 1 -> single(given.getFirst()).map(List::of);
            default -> Optional.empty();
        };
    }

    private Optional<String> single(String value) {
        return switch (kind) {
            case TEXT, TEXTS -> Optional.of(value);
            case CHOICE -> Optional.of(value).filter(choices::contains);
            case FLAG -> flag(value);
            case COUNT -> count(value);
        };
    }

    private static Optional<String> flag(String value) {
        return switch (value) {
            case "1", "true" -> Optional.of("1");
            case "0", "false" -> Optional.of("0");
            default -> Optional.empty();
        };
    }

    private static Optional<String> count(String value) {
        var isNumber = !value.isEmpty()
                && value.length() <= MAX_DIGITS
                && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        if (isNumber) {
            var count = Integer.parseInt(value);
            return count > 0 ? Optional.of(Integer.toString(count)) : Optional.empty();
        }
        return Optional.of(value).filter(MOST::equals);
    }
}
