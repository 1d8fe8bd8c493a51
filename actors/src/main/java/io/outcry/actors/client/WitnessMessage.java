package io.outcry.actors.client;

/** What a witness understands: {@link ToWitness}, and its own protocol's messages. */
public interface WitnessMessage {}
