/** What nodes' caches tell each other. */
package io.outcry.actors.cache;
