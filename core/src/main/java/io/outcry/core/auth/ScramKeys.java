package io.outcry.core.auth;

/**
 * What is stored instead of a password (RFC 5802 §3): enough to check it, not enough to log in with.
 *
 * @param iterations of PBKDF2
 */
public record ScramKeys(Octets salt, int iterations, Octets storedKey, Octets serverKey) {}
