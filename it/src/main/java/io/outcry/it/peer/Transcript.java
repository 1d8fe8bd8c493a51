package io.outcry.it.peer;

/** What both sides said, for the message of a failed test. */
final class Transcript {

    private static final int LONGEST_LINE = 2_000;

    private final StringBuilder lines = new StringBuilder();

    void sent(String text) {
        line("> ", text);
    }

    void received(String text) {
        line("< ", text);
    }

    private void line(String way, String text) {
        lines.append(way).append(shown(text)).append('\n');
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
