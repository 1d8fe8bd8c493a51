package io.outcry.core.room;

import java.util.List;
import java.util.Optional;

/** What an owner can say about a room (XEP-0045 §15.5.3); the enum's name is stored. */
public enum RoomField {
    TITLE("muc#roomconfig_roomname", "Name of the room", Kind.TEXT, List.of(), ""),
    DESCRIPTION("muc#roomconfig_roomdesc", "Description of the room", Kind.TEXT, List.of(), ""),
    /** The language of its conversation (RFC 5646). */
    LANG("muc#roomconfig_lang", "Language of the conversation", Kind.TEXT, List.of(), ""),
    /** It stays when the last occupant leaves. */
    PERSISTENT("muc#roomconfig_persistentroom", "The room stays when everybody has left", Kind.FLAG, List.of(), "0"),
    /** Its service lists it. */
    PUBLIC("muc#roomconfig_publicroom", "The room is listed", Kind.FLAG, List.of(), "1"),
    /** Only members enter. */
    MEMBERS_ONLY("muc#roomconfig_membersonly", "Only members may enter", Kind.FLAG, List.of(), "0"),
    /** Only who is given voice may speak. */
    MODERATED("muc#roomconfig_moderatedroom", "Only who is given voice may speak", Kind.FLAG, List.of(), "0"),
    PASSWORD_PROTECTED(
            "muc#roomconfig_passwordprotectedroom", "The room asks for a password", Kind.FLAG, List.of(), "0"),
    PASSWORD("muc#roomconfig_roomsecret", "Password", Kind.SECRET, List.of(), ""),
    /** Who may see real addresses. */
    WHO_IS(
            "muc#roomconfig_whois",
            "Who sees real addresses",
            Kind.CHOICE,
            List.of("moderators", "anyone"),
            "moderators"),
    /** 0 stands for as many as the service allows. */
    MAX_OCCUPANTS(
            "muc#roomconfig_maxusers",
            "Most occupants; 0 for as many as the service allows",
            Kind.COUNT,
            List.of(),
            "0"),
    /** Whether participants may change the subject; moderators always may. */
    CHANGE_SUBJECT("muc#roomconfig_changesubject", "Participants may change the subject", Kind.FLAG, List.of(), "0"),
    /** Who may become a member by registering (XEP-0045 §7.10): nobody, whom an owner approves, or anybody. */
    REGISTRATION(
            "muc#roomconfig_allowregistration",
            "Who may register with the room: nobody, whom an owner approves, anybody",
            Kind.CHOICE,
            List.of("none", "approved", "anyone"),
            "none"),
    /** Whether members may invite to a room for members only; admins always may. */
    ALLOW_INVITES("muc#roomconfig_allowinvites", "Members may invite", Kind.FLAG, List.of(), "0"),
    ALLOW_PRIVATE(
            "muc#roomconfig_allowpm",
            "Who may send private messages",
            Kind.CHOICE,
            List.of("anyone", "participants", "moderators", "none"),
            "anyone"),
    /** Who may send requests to other occupants, such as for their avatars. */
    ALLOW_REQUESTS(
            "muc#roomconfig_allow_query_users",
            "Who may send requests to other occupants",
            Kind.CHOICE,
            List.of("anyone", "participants", "moderators", "none"),
            "anyone"),
    /** Whether visitors may ask for voice. */
    ALLOW_VOICE_REQUESTS("muc#roomconfig_allowvoicerequests", "Visitors may ask for voice", Kind.FLAG, List.of(), "1"),
    /** Whose presence everybody sees. */
    BROADCAST(
            "muc#roomconfig_presencebroadcast",
            "Whose presence everybody sees",
            Kind.CHOICES,
            List.of("moderator", "participant", "visitor"),
            "moderator",
            "participant",
            "visitor"),
    /** Which roles may read the lists of who belongs to the room; admins always may. */
    MEMBER_LIST(
            "muc#roomconfig_getmemberlist",
            "Who may see the lists of those who belong to the room",
            Kind.CHOICES,
            List.of("moderator", "participant", "visitor"),
            "moderator",
            "participant",
            "visitor"),
    /** Whether its archive answers everybody who may enter; moderators may always read it, and it is always kept. */
    ENABLE_LOGGING("muc#roomconfig_enablelogging", "Who may enter may read the archive", Kind.FLAG, List.of(), "1"),
    /** How many past messages who enters is shown at most. */
    HISTORY("muc#maxhistoryfetch", "Most past messages shown to who enters", Kind.COUNT, List.of(), "20"),
    /** Seconds that a participant waits between two messages (XEP-0500); 0 stands for none. */
    SLOW_MODE(
            "muc#roomconfig_slow_mode_duration",
            "Seconds between two messages of a participant; 0 for none",
            Kind.COUNT,
            List.of(),
            "0");

    /** The longest number that is looked at. */
    private static final int MAX_DIGITS = 9;

    /** What values a field takes, by the names of XEP-0004 §3.3. */
    public enum Kind {
        TEXT("text-single"),
        SECRET("text-private"),
        CHOICE("list-single"),
        CHOICES("list-multi"),
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
    private final String label;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> choices;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> usual;

    RoomField(String wireName, String label, Kind kind, List<String> choices, String... usual) {
        this.wireName = wireName;
        this.label = label;
        this.kind = kind;
        this.choices = choices;
        this.usual = List.of(usual);
    }

    public static Optional<RoomField> ofWire(String name) {
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

    /** What it is, for people. */
    public String label() {
        return label;
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
        if (kind == Kind.CHOICES) {
            var chosen = choices.stream().filter(given::contains).toList();
            return choices.containsAll(given) ? Optional.of(chosen) : Optional.empty();
        }
        return switch (given.size()) {
            case 0 -> Optional.of(usual);
            case 1 -> single(given.getFirst()).map(List::of);
            default -> Optional.empty();
        };
    }

    private Optional<String> single(String value) {
        return switch (kind) {
            case TEXT, SECRET, CHOICES -> Optional.of(value);
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

    /** XEP-0045 writes {@code none} for no limit. */
    private static Optional<String> count(String value) {
        if (value.isEmpty() || value.equals("none")) {
            return Optional.of("0");
        }
        var isNumber = value.length() <= MAX_DIGITS && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? Optional.of(Integer.toString(Integer.parseInt(value))) : Optional.empty();
    }
}
