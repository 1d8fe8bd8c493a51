package io.outcry.actors.client;

/** What the actor of a user understands: {@link ToUser}, and what others tell it. */
public interface UserMessage {}
