package io.outcry.codecs.xmpp;

/** The parts that a stream is cut into. */
enum Frame {
    DECLARATION,
    HEADER,
    ELEMENT,
    CLOSING
}
