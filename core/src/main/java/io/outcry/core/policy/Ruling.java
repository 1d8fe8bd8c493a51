package io.outcry.core.policy;

import io.outcry.core.stanza.StanzaError;

/** What a policy decided. */
public sealed interface Ruling {

    record Allow() implements Ruling {}

    /** The stanza goes no further; who sent it gets this error. */
    record Refuse(StanzaError error) implements Ruling {}
}
