package io.outcry.it.crash;

import java.util.List;

/**
 * What one device knows at the end.
 *
 * @param account whose device it is, by the bare address
 * @param device its full address
 * @param to whom it talked to
 * @param acknowledged what the server acknowledged to it and had not refused before, in the order in which it was said
 * @param refused how many of its messages the server refused, and said so
 * @param heard in the order in which it came
 * @param sessions how many sessions it had
 * @param resumptions how often it went on with a stream that another connection began
 */
record Testimony(
        String account,
        String device,
        Partner to,
        List<Said> acknowledged,
        int refused,
        List<Heard> heard,
        int sessions,
        int resumptions) {

    Testimony {
        acknowledged = List.copyOf(acknowledged);
        heard = List.copyOf(heard);
    }
}
