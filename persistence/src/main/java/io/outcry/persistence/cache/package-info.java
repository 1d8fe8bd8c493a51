/** Copies of what the database holds: in this process, and in a Redis that all nodes share. */
package io.outcry.persistence.cache;
