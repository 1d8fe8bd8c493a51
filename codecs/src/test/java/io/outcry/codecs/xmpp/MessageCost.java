package io.outcry.codecs.xmpp;

import com.sun.management.ThreadMXBean;
import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stream.StreamEvent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** Prints what it costs to read one chat message and to write it again: {@code MessageCost [messages]}. */
final class MessageCost {

    private static final int USUAL_MESSAGES = 200_000;
    private static final int MOST_MESSAGES = 10_000_000;
    private static final String MESSAGE = "<message to='juliet@capulet.example/balcony' "
            + "from='romeo@montague.example/orchard' id='7f0c1b9e-3f0a-4b57' type='chat'>"
            + "<body>But, soft! what light through yonder window breaks? It is the east.</body>"
            + "<active xmlns='http://jabber.org/protocol/chatstates'/><request xmlns='urn:xmpp:receipts'/>"
            + "<origin-id xmlns='urn:xmpp:sid:0' id='7f0c1b9e-3f0a-4b57'/></message>";

    private MessageCost() {}

    public static void main(String[] arguments) throws StreamException {
        var messages = arguments.length == 0 ? USUAL_MESSAGES : Integer.parseInt(arguments[0]);
        if (messages < 1 || messages > MOST_MESSAGES) {
            throw new IllegalArgumentException("between 1 and " + MOST_MESSAGES + " messages");
        }
        measure(messages);
        IO.println(MESSAGE.length() + " bytes a message, " + messages + " messages: " + measure(messages));
    }

    private static String measure(int messages) throws StreamException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var decoder = new StreamDecoder(Decoding.LIMITS, "jabber:client");
        decoder.feed(Decoding.OPENING.getBytes(StandardCharsets.UTF_8));
        decoder.next();
        decoder.next();
        var bytes = MESSAGE.getBytes(StandardCharsets.UTF_8);
        var out = new OutputBuffer();
        var written = 0L;

        var nanos = threads.getCurrentThreadCpuTime();
        var allocated = threads.getCurrentThreadAllocatedBytes();
        for (var i = 0; i < messages; i++) {
            decoder.feed(bytes);
            if (decoder.next().orElseThrow() instanceof StreamEvent.Received received) {
                StanzaWriter.write(out, received.stanza());
            }
            decoder.next();
            written += out.size();
            out.clear();
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        nanos = threads.getCurrentThreadCpuTime() - nanos;
        return nanos / messages + " ns of CPU and " + allocated / messages + " bytes allocated for each, "
                + written / messages + " bytes written";
    }
}
