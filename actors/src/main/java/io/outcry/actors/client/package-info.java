/** How a user's actor and the user's clients speak, whatever protocol a client uses and on whichever node it is. */
package io.outcry.actors.client;
