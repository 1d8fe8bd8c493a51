package io.outcry.core.routing;

import io.outcry.core.policy.Passed;

/**
 * Hands a stanza on towards its {@code to} address: tells, never asks. Takes only what passed the gate SEND, so that no
 * path can go around it. What cannot be delivered comes back to the sender as an error stanza.
 */
@FunctionalInterface
public interface Delivery {

    void deliver(Passed stanza);
}
