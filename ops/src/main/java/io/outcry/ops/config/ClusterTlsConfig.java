package io.outcry.ops.config;

import java.nio.file.Path;

/**
 * The files by which nodes know each other, as PEM.
 *
 * @param certificate this node's own first, then those that lead to an authority
 * @param key of the certificate, without a passphrase
 * @param authorities whoever they vouch for is a node
 */
public record ClusterTlsConfig(Path certificate, Path key, Path authorities) {}
