package io.outcry.it.load;

import java.util.ArrayList;
import java.util.List;

/** What went wrong, in words: the first few, and how many there were. */
final class Complaints {

    private static final int KEPT = 20;

    private final List<String> first = new ArrayList<>();
    private int count;

    synchronized void add(String complaint) {
        count++;
        if (count <= KEPT) {
            first.add(complaint);
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized List<String> words() {
        var words = new ArrayList<>(first);
        if (count > KEPT) {
            words.add("and " + (count - KEPT) + " more");
        }
        return words;
    }
}
