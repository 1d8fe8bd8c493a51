/** One actor for each chat room: it decides by the rules of core, and makes durable what follows before anybody hears. */
package io.outcry.actors.room;
