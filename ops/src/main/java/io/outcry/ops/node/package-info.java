/** One node's life in one process: prepared, started, announced, stopped. */
package io.outcry.ops.node;
