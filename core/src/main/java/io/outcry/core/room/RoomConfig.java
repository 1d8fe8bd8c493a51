package io.outcry.core.room;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a room is set up (XEP-0045 §10.2).
 *
 * @param settings what differs from the usual, as {@link RoomField#read} has it
 */
public record RoomConfig(Map<RoomField, List<String>> settings) {

    public static final RoomConfig USUAL = new RoomConfig(Map.of());

    public RoomConfig {
        settings = Map.copyOf(settings);
    }

    /** With these values in the place of what they were. */
    public RoomConfig with(Map<RoomField, List<String>> values) {
        var changed = new EnumMap<RoomField, List<String>>(RoomField.class);
        changed.putAll(settings);
        values.forEach((field, value) -> {
            if (value.equals(field.usual())) {
                changed.remove(field);
            } else {
                changed.put(field, value);
            }
        });
        return changed.isEmpty() ? USUAL : new RoomConfig(changed);
    }

    public RoomConfig with(RoomField field, String value) {
        return with(Map.of(field, List.of(value)));
    }

    public List<String> values(RoomField field) {
        return settings.getOrDefault(field, field.usual());
    }

    /** The one value of a field that has no more than that. */
    public String text(RoomField field) {
        return values(field).getFirst();
    }

    public boolean is(RoomField flag) {
        return text(flag).equals("1");
    }

    private int count(RoomField field) {
        return Integer.parseInt(text(field));
    }

    /** Empty where none is asked for. */
    public Optional<String> password() {
        return Optional.of(text(RoomField.PASSWORD)).filter(_ -> is(RoomField.PASSWORD_PROTECTED));
    }

    /** Only moderators see real addresses; otherwise everybody inside does (XEP-0045 §3). */
    public boolean isAnonymous() {
        return !text(RoomField.WHO_IS).equals("anyone");
    }

    /** How many may be inside at once. */
    public int maxOccupants(int most) {
        var wanted = count(RoomField.MAX_OCCUPANTS);
        return wanted == 0 ? most : Math.min(wanted, most);
    }

    /** How many past messages who enters is shown at most. */
    public int historyLength(int most) {
        return Math.min(count(RoomField.HISTORY), most);
    }

    /** How long a participant waits between two messages (XEP-0500). */
    public Duration slowMode() {
        return Duration.ofSeconds(count(RoomField.SLOW_MODE));
    }

    /** Whether everybody sees the presence of who has this role. */
    public boolean broadcasts(Role role) {
        return values(RoomField.BROADCAST).contains(role.wireName());
    }

    /** Whether people may register with the room (XEP-0045 §7.10). */
    public boolean isOpenForRegistration() {
        return !text(RoomField.REGISTRATION).equals("none");
    }

    /** Whether an owner decides over each of them. */
    public boolean asksForApproval() {
        return text(RoomField.REGISTRATION).equals("approved");
    }

    /** Whether who has this role may send private messages. */
    public boolean maySendPrivately(Role role) {
        return allows(RoomField.ALLOW_PRIVATE, role);
    }

    /** Whether who has this role may send requests to other occupants. */
    public boolean mayAsk(Role role) {
        return allows(RoomField.ALLOW_REQUESTS, role);
    }

    private boolean allows(RoomField field, Role role) {
        return switch (text(field)) {
            case "moderators" -> role == Role.MODERATOR;
            case "participants" -> role.isAtLeast(Role.PARTICIPANT);
            case "none" -> false;
            default -> true;
        };
    }

    public boolean maySetSubject(Role role) {
        return role == Role.MODERATOR || (role == Role.PARTICIPANT && is(RoomField.CHANGE_SUBJECT));
    }

    /** The role that comes with an affiliation when its bearer enters (XEP-0045 §5.1.2). */
    public Role roleOf(Affiliation affiliation) {
        return switch (affiliation) {
            case OWNER, ADMIN -> Role.MODERATOR;
            case MEMBER -> Role.PARTICIPANT;
            case NONE -> is(RoomField.MODERATED) ? Role.VISITOR : Role.PARTICIPANT;
            case OUTCAST -> Role.NONE;
        };
    }

    /** How much of it is the owner's own words, in characters. */
    public int length() {
        return settings.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }
}
