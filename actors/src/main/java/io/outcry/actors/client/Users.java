package io.outcry.actors.client;

import io.outcry.core.address.Jid;

/** The way to every user's actor, wherever it lives; the actor is started where it is not running. Tells, never asks. */
@FunctionalInterface
public interface Users {

    void tell(Jid account, UserMessage message);
}
