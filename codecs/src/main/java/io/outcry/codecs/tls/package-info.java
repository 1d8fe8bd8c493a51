/** TLS on a connection that may begin in the clear, and the certificates it shows. */
package io.outcry.codecs.tls;
