package io.outcry.codecs.xmpp;

/** Where a {@link FrameScanner} stands between two bytes. */
enum ScannerState {
    /** Nothing of the stream has come; a declaration may. */
    START,
    /** Before the stream's opening tag, where no declaration may come any more. */
    PROLOG,
    /** Between top-level elements. */
    BETWEEN,
    /** Inside a top-level element, outside of tags. */
    TEXT,
    /** Behind {@code <}. */
    AFTER_LESS,
    /** Inside a start tag, outside of attributes' values. */
    START_TAG,
    /** Inside a value that ends with an apostrophe. */
    SINGLE_QUOTED,
    /** Inside a value that ends with a quotation mark. */
    DOUBLE_QUOTED,
    /** Behind the slash of an empty tag. */
    AFTER_SLASH,
    /** Inside an end tag. */
    END_TAG,
    /** Behind {@code <!}. */
    AFTER_BANG,
    /** Inside what begins a CDATA section. */
    CDATA_WORD,
    /** Inside a CDATA section. */
    CDATA,
    /** Inside the word that begins a declaration. */
    XML_WORD,
    /** Inside the declaration. */
    DECLARATION,
    /** Behind the stream's closing tag. */
    ENDED
}
