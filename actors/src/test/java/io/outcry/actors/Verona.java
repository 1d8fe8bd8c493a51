package io.outcry.actors;

import io.outcry.core.address.Jid;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.policy.Policy;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;

/** The people of the tests and what they say. */
public final class Verona {

    public static final Jid ROMEO = Jid.of("romeo@montague.example");
    public static final Jid PHONE = ROMEO.withResource("phone");
    public static final Jid LAPTOP = ROMEO.withResource("laptop");
    public static final Jid JULIET = Jid.of("juliet@capulet.example");
    public static final Jid BALCONY = JULIET.withResource("balcony");

    private Verona() {}

    public static Message chat(Jid from, Jid to, String body) {
        return Message.of(
                Message.Type.CHAT,
                from,
                to,
                Element.named("body", Namespaces.CLIENT).text(body).build());
    }

    public static Passed passed(Gate gate, Stanza stanza) {
        return ((Gates.Answer.Through) new Gates(Policy.PASS_EVERYTHING).knock(gate, stanza)).passed();
    }

    /** What a message says; the empty text where it says nothing. */
    public static String body(Stanza stanza) {
        return stanza.payload()
                .find("body", Namespaces.CLIENT)
                .map(Element::text)
                .orElse("");
    }
}
