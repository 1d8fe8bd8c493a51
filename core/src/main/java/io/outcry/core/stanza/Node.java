package io.outcry.core.stanza;

/** What an element contains: other elements and text. */
public sealed interface Node permits Element, Node.Text {

    /** Characters as they are meant, not escaped. */
    record Text(String characters) implements Node {}
}
