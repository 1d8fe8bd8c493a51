package io.outcry.actors.client;

/** What the actor of a client understands: {@link ToClient}, and its own protocol's messages. */
public interface ClientMessage {}
