/** Who acts: sessions, users. Each asks core, carries out what it decided, and goes on. */
package io.outcry.actors;
