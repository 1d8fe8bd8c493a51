package io.outcry.shards.wire;

import io.outcry.codecs.xmpp.StanzaText;
import io.outcry.core.address.Jid;
import io.outcry.core.address.JidFormatException;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Passed;
import io.outcry.core.stanza.Stanza;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/**
 * How the values inside messages are written: addresses as text, stanzas as their own XML, which does not change with our
 * version.
 *
 * @param refs actors by their path, which names their node
 */
record WireContext(ActorRefResolver refs) {

    String write(ActorRef<?> ref) {
        return refs.toSerializationFormat(ref);
    }

    <T> ActorRef<T> ref(String text) throws WireFormatException {
        try {
            return refs.resolveActorRef(text);
        } catch (IllegalArgumentException wrong) {
            throw new WireFormatException("no actor has the path " + text);
        }
    }

    Jid jid(String text) throws WireFormatException {
        try {
            return Jid.parse(text);
        } catch (JidFormatException wrong) {
            throw new WireFormatException(String.valueOf(wrong.getMessage()));
        }
    }

    byte[] write(Stanza stanza) {
        return StanzaText.write(stanza);
    }

    Stanza stanza(byte[] text) throws WireFormatException {
        try {
            return StanzaText.read(text);
        } catch (IllegalArgumentException wrong) {
            throw new WireFormatException("a stanza cannot be read: " + wrong.getMessage());
        }
    }

    void write(Passed passed, int gateTag, int stanzaTag, FieldWriter fields) {
        fields.text(gateTag, passed.gate().name()).bytes(stanzaTag, write(passed.stanza()));
    }

    Passed passed(FieldReader fields, int gateTag, int stanzaTag) throws WireFormatException {
        return Passed.onAnotherNode(gate(fields.text(gateTag)), stanza(fields.bytes(stanzaTag)));
    }

    private static Gate gate(String name) throws WireFormatException {
        return switch (name) {
            case "SEND" -> Gate.SEND;
            case "RECEIVE" -> Gate.RECEIVE;
            default -> throw new WireFormatException("unknown gate " + name);
        };
    }
}
