package io.outcry.it.crash;

/** What must not be, with the words for whoever looks for its reason. */
record Fault(Kind kind, String what) {

    enum Kind {
        /** Acknowledged, and not in an archive where it belongs; or heard, and on no record. */
        LOST,
        /** Acknowledged, and heard by no device of its receiver. */
        UNHEARD,
        /** Twice in an archive, or twice in one session. */
        DOUBLED,
        /** Not as its speaker said it, or not as the archive has it. */
        OUT_OF_ORDER,
        /** The same message under another id. */
        RENAMED
    }
}
