package io.outcry.core.auth;

import java.util.function.Supplier;

/**
 * What every exchange of a node uses.
 *
 * @param nonces fresh, unguessable, printable ASCII without commas, at least 128 bits each
 * @param hashing {@link Hashing#JDK} outside tests
 * @param sendsOfferHash SCRAM's first message proves what was announced (XEP-0474); the standard lets every client
 *     ignore what it does not know, so switch it off only for one that does not
 */
public record SaslSetup(Supplier<String> nonces, Decoys decoys, Hashing hashing, boolean sendsOfferHash) {}
