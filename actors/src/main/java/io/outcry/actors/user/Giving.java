package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.Act;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.stanza.Stanza;
import java.util.List;

/** Gives the account's own clients what the server makes for them, through the gate RECEIVE. */
record Giving(Setup setup, Clients clients) {

    void give(String resource, Stanza stanza) {
        if (setup.services().gates().knock(Gate.RECEIVE, stanza) instanceof Gates.Answer.Through through) {
            clients.deliver(resource, through.passed(), 0);
        }
    }

    /** Copies of messages, which nothing else follows from. */
    void copies(List<Act.Give> copies) {
        copies.forEach(copy -> give(copy.resource(), copy.stanza()));
    }
}
