package io.outcry.it.peer;

/** What both sides said, for the message of a failed test; of a long conversation the end. */
final class Transcript {

    private static final int LONGEST_LINE = 2_000;

    /** In characters, twice of which are held at most. */
    private static final int LONGEST = 500_000;

    private final StringBuilder lines = new StringBuilder();

    void sent(String text) {
        line("> ", text);
    }

    void received(String text) {
        line("< ", text);
    }

    private void line(String way, String text) {
        lines.append(way).append(shown(text)).append('\n');
        if (lines.length() > 2 * LONGEST) {
            lines.delete(0, lines.length() - LONGEST);
        }
    }

    private static String shown(String text) {
        return text.length() > LONGEST_LINE
                ? text.substring(0, LONGEST_LINE) + "… (" + text.length() + " characters)"
                : text;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
