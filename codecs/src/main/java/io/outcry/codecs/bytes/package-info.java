/** Bytes on their way out. */
package io.outcry.codecs.bytes;
