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

    /** Tells one of them that it asks for too much at a time; false where none of them sent this. */
    boolean refuse(Stanza stanza) {
        var client = stanza.from().filter(from -> from.sameAccount(setup.account()) && from.isFull());
        if (client.isEmpty() || !Sending.mayBounce(stanza)) {
            return false;
        }
        setup.figures().overloaded();
        give(client.get().resource(), stanza.bounce(Waiting.BUSY));
        return true;
    }

    /** Copies of messages, which nothing else follows from. */
    void copies(List<Act.Give> copies) {
        copies.forEach(copy -> give(copy.resource(), copy.stanza()));
    }
}
