package io.outcry.core.stream;

/**
 * A stream's opening tag (RFC 6120 §4.7), as it stands on the wire; an empty text where an attribute is missing.
 *
 * @param namespace the content namespace, jabber:client or jabber:server
 */
public record StreamHeader(String to, String from, String id, String lang, String version, String namespace) {}
