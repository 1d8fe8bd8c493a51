package io.outcry.codecs.xmpp;

import io.outcry.core.stream.StreamError.Condition;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/**
 * Bounds how long the names of namespaces are in an element that is written anew. A prefix of one letter may stand for a
 * long name; {@link ElementWriter} knows no prefixes and writes the name wherever it changes.
 */
final class NamespaceBudget {

    private final int maxChars;
    private final List<String> open = new ArrayList<>(4);
    private int chars;

    /** @param maxChars of all names together, each time that it is written */
    NamespaceBudget(int maxChars) {
        this.maxChars = maxChars;
    }

    /** A start tag was read, which stands in this namespace. */
    void opened(XMLStreamReader reader, String namespace) throws StreamException {
        if (open.isEmpty() || !namespace.equals(open.getLast())) {
            spend(namespace);
        }
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var ofAttribute = reader.getAttributeNamespace(i);
            if (ofAttribute != null && !ofAttribute.isEmpty()) {
                spend(ofAttribute);
            }
        }
        open.add(namespace);
    }

    void closed() {
        open.removeLast();
    }

    private void spend(String namespace) throws StreamException {
        chars += namespace.length();
        if (chars > maxChars) {
            throw StreamException.of(
                    Condition.POLICY_VIOLATION,
                    "the element is longer than " + maxChars + " bytes where its namespaces are written out");
        }
    }
}
