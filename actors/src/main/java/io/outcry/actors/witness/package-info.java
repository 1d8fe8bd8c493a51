/** What a node knows of the sessions of others, in case those are lost with their node. */
package io.outcry.actors.witness;
