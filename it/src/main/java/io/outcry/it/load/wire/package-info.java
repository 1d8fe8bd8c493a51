/** A client that is cheap for the machine: thousands of connections, few threads, shared buffers, no XML trees. */
package io.outcry.it.load.wire;
