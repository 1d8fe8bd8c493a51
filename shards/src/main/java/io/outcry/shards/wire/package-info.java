/** How messages look between nodes. */
package io.outcry.shards.wire;
