package io.outcry.core.pep;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one node is set up.
 *
 * @param settings what differs from the usual, as {@link ConfigField#read} has it: most nodes need little memory
 */
public record NodeConfig(Map<ConfigField, List<String>> settings) {

    public static final NodeConfig USUAL = new NodeConfig(Map.of());

    public NodeConfig {
        settings = Map.copyOf(settings);
    }

    /** With these values in the place of what they were. */
    public NodeConfig with(Map<ConfigField, List<String>> values) {
        var changed = new EnumMap<ConfigField, List<String>>(ConfigField.class);
        changed.putAll(settings);
        values.forEach((field, value) -> {
            if (value.equals(field.usual())) {
                changed.remove(field);
            } else {
                changed.put(field, value);
            }
        });
        return changed.isEmpty() ? USUAL : new NodeConfig(changed);
    }

    public List<String> values(ConfigField field) {
        return settings.getOrDefault(field, field.usual());
    }

    public AccessModel access() {
        return AccessModel.ofWire(text(ConfigField.ACCESS_MODEL));
    }

    public Set<String> allowedGroups() {
        return new HashSet<>(values(ConfigField.ROSTER_GROUPS));
    }

    /**
     * How many items it holds.
     *
     * @param most what the service allows
     */
    public int maxItems(int most) {
        var value = text(ConfigField.MAX_ITEMS);
        return value.equals(ConfigField.MOST) ? most : Math.min(most, Integer.parseInt(value));
    }

    public boolean is(ConfigField flag) {
        return text(flag).equals("1");
    }

    public boolean sendsLastOnPresence() {
        return text(ConfigField.SEND_LAST).equals("on_sub_and_presence");
    }

    public boolean sendsLastOnSubscription() {
        return !text(ConfigField.SEND_LAST).equals("never");
    }

    public boolean showsPublisher() {
        return text(ConfigField.ITEM_REPLY).equals("publisher");
    }

    public String text(ConfigField field) {
        return values(field).getFirst();
    }

    /** How much of it is the owner's own words, in characters. */
    public int length() {
        return settings.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }
}
