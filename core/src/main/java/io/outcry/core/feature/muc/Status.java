package io.outcry.core.feature.muc;

import io.outcry.core.stanza.Element;

/** The codes by which a room says what happened (XEP-0045 §15.6.2). */
enum Status {
    /** Everybody inside sees real addresses. */
    NOT_ANONYMOUS(100),
    /** Somebody's affiliation changed who is not inside. */
    AFFILIATION_CHANGED(101),
    /** Something changed in the configuration that is not about privacy. */
    CONFIGURED(104),
    /** This is about who reads it. */
    SELF(110),
    /** Whoever may enter may read what is said here later on. */
    LOGGED(170),
    NOT_LOGGED(171),
    NOW_NOT_ANONYMOUS(172),
    NOW_ANONYMOUS(173),
    /** The room was made just now. */
    CREATED(201),
    /** The room chose another nickname, or takes this one on the way in. */
    NICK_GIVEN(210),
    BANNED(301),
    NICK_CHANGED(303),
    KICKED(307),
    AFFILIATION_TAKEN(321),
    MEMBERS_ONLY_NOW(322),
    SERVICE_STOPS(332),
    /** An error showed that it is not there any more. */
    GONE(333);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    Element element() {
        return Element.named("status", MucNames.USER)
                .attribute("code", Integer.toString(code))
                .build();
    }
}
