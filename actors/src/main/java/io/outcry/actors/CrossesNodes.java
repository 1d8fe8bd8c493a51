package io.outcry.actors;

/**
 * A message that may travel between nodes. It has few fields and changes only by adding optional ones, since old and new
 * nodes run side by side during an upgrade.
 */
public interface CrossesNodes {}
