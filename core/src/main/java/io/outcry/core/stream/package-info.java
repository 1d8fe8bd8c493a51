/** What a stream offers, in which order, and how a connection and its session speak (RFC 6120 §§4–7). */
package io.outcry.core.stream;
