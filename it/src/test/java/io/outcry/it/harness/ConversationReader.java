package io.outcry.it.harness;

import io.outcry.it.harness.Conversation.Line;
import io.outcry.it.harness.Conversation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a {@link Conversation} from its text: the first comment is the title, an indented line goes on. */
public final class ConversationReader {

    private static final Pattern SPOKEN =
            Pattern.compile("(?<part>\\S+)\\s*(?<way>[<>])\\s+(?<xml><.*)", Pattern.DOTALL);
    private static final Pattern FRIENDS = Pattern.compile("(?<one>\\w+) and (?<other>\\w+) are friends");
    private static final Pattern ACKNOWLEDGED = Pattern.compile("(?<part>\\S+) has (?<count>\\d+) acknowledged");
    private static final Pattern PASSWORD = Pattern.compile("(?<person>\\w+)'s password is now (?<password>.+)");
    private static final Pattern DONE = Pattern.compile("(?<parts>\\S+/\\S+(?:, \\S+/\\S+)*) (?<verb>[a-z ]+)");

    private ConversationReader() {}

    public static Conversation read(String text) {
        var lines = joined(text);
        var title = lines.stream().filter(line -> line.startsWith("# ")).findFirst();
        var blocks = new ArrayList<List<Line>>();
        var block = new ArrayList<Line>();
        for (var line : lines) {
            if (line.isBlank()) {
                blocks.add(List.copyOf(block));
                block.clear();
            } else if (!line.startsWith("#")) {
                block.add(line(line));
            }
        }
        blocks.add(block);
        return new Conversation(title.orElseThrow().substring(2), blocks);
    }

    private static List<String> joined(String text) {
        var joined = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            if (line.startsWith(" ") && !line.isBlank()) {
                joined.add(joined.removeLast() + " " + line.strip());
            } else {
                joined.add(line.strip());
            }
        }
        return joined;
    }

    private static Line line(String text) {
        var spoken = SPOKEN.matcher(text);
        if (spoken.matches()) {
            var part = Part.of(spoken.group("part"));
            var xml = spoken.group("xml");
            return spoken.group("way").equals(">") ? new Line.Send(part, xml) : new Line.Receive(part, xml);
        }
        var friends = FRIENDS.matcher(text);
        if (friends.matches()) {
            return new Line.Befriend(friends.group("one"), friends.group("other"));
        }
        var password = PASSWORD.matcher(text);
        if (password.matches()) {
            return new Line.KnowPassword(password.group("person"), password.group("password"));
        }
        var acknowledged = ACKNOWLEDGED.matcher(text);
        if (acknowledged.matches()) {
            return new Line.HaveAcknowledged(
                    Part.of(acknowledged.group("part")), Long.parseLong(acknowledged.group("count")));
        }
        var done = DONE.matcher(text);
        if (!done.matches()) {
            throw new IllegalArgumentException("no line of a play: " + text);
        }
        var parts = Stream.of(done.group("parts").split(", ")).map(Part::of).toList();
        return deed(done.group("verb"), parts);
    }

    private static Line deed(String verb, List<Part> parts) {
        return switch (verb) {
            case "connects", "connect" -> new Line.Connect(parts);
            case "logs in", "log in" -> new Line.LogIn(parts);
            case "asks for the roster", "ask for the roster" -> new Line.AskForRoster(parts);
            case "is available", "are available" -> new Line.BecomeAvailable(parts);
            case "receives nothing", "receive nothing" -> new Line.ReceiveNothing(parts);
            case "leaves", "leave" -> new Line.Leave(parts);
            case "is cut off", "are cut off" -> new Line.CutOff(parts);
            case "is replaced", "are replaced" -> new Line.BeReplaced(parts);
            default -> throw new IllegalArgumentException("nobody can do that: " + verb);
        };
    }
}
