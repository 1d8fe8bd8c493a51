package io.outcry.it.harness;

import io.outcry.it.peer.XmlPattern;
import java.util.List;

/**
 * A play: who does and sends and receives what, in order.
 *
 * @param title what the play shows, beginning with the specification
 * @param blocks groups of lines that belong together; inside a block, what one client receives may come in any order
 */
public record Conversation(String title, List<List<Line>> blocks) {

    public Conversation {
        blocks = blocks.stream().map(List::copyOf).toList();
    }

    /** A client of a person: {@code romeo/phone}. */
    public record Part(String person, String resource) {

        static Part of(String text) {
            var slash = text.indexOf('/');
            if (slash < 1 || slash == text.length() - 1) {
                throw new IllegalArgumentException("'" + text + "' is no person/client");
            }
            return new Part(text.substring(0, slash), text.substring(slash + 1));
        }

        @Override
        public String toString() {
            return person + "/" + resource;
        }
    }

    /** One line of the play. */
    public sealed interface Line {

        /** {@code romeo/phone, juliet/home connect}: log in and bind the resource, without presence. */
        record Connect(List<Part> parts) implements Line {}

        /** {@code romeo/phone logs in}: authenticate, bind nothing. */
        record LogIn(List<Part> parts) implements Line {}

        /** {@code romeo/phone asks for the roster}, and is told of its changes from then on. */
        record AskForRoster(List<Part> parts) implements Line {}

        /** {@code romeo/phone, juliet/home are available}: send initial presence and see it come back. */
        record BecomeAvailable(List<Part> parts) implements Line {}

        /** {@code romeo and juliet are friends}: each sees the other's presence. */
        record Befriend(String one, String other) implements Line {}

        /** {@code romeo/phone > <xml/>}. */
        record Send(Part part, String xml) implements Line {}

        /** {@code romeo/phone < <xml/>}: see {@link XmlPattern}. */
        record Receive(Part part, String pattern) implements Line {}

        /** {@code romeo/phone, juliet/home receive nothing}: proved by what follows, not by waiting. */
        record ReceiveNothing(List<Part> parts) implements Line {}

        /** {@code romeo/phone has 2 acknowledged} (XEP-0198). */
        record HaveAcknowledged(Part part, long stanzas) implements Line {}

        /** {@code romeo/phone leaves}: the stream is closed in order. */
        record Leave(List<Part> parts) implements Line {}

        /** {@code romeo/phone is cut off}: the TCP connection vanishes. */
        record CutOff(List<Part> parts) implements Line {}

        /** {@code romeo/phone is replaced}: a new connection binds the same resource, and the old one ends with conflict. */
        record BeReplaced(List<Part> parts) implements Line {}

        /** {@code romeo's password is now a rose}: what the next login uses. */
        record KnowPassword(String person, String password) implements Line {}
    }
}
