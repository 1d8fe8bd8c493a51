/** Addresses: XMPP (RFC 7622). */
package io.outcry.core.address;
