/** Client sessions: one actor per connection, a class per state. */
package io.outcry.actors.c2s;
