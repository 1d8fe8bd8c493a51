/** Where actors live in the cluster, how messages cross nodes, and what happens when a node is lost. */
package io.outcry.shards;
