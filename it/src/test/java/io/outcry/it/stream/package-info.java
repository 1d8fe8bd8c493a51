/** Streams: how they begin, go on and end. */
package io.outcry.it.stream;
