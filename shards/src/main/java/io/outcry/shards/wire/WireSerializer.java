package io.outcry.shards.wire;

import java.io.NotSerializableException;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Writes every message between nodes: named fields, with a stanza as its own XML. Named in reference.conf. */
public final class WireSerializer extends SerializerWithStringManifest {

    private static final int IDENTIFIER = 5222;

    private final WireForms forms = new WireForms();
    private final ExtendedActorSystem system;

    /** Called by Pekko. */
    public WireSerializer(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        return forms.of(message).manifest();
    }

    @Override
    public byte[] toBinary(Object message) {
        return forms.of(message).write(message, context());
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        try {
            return forms.named(manifest).read(bytes, context());
        } catch (WireFormatException wrong) {
            throw new NotSerializableException(manifest + ": " + wrong.getMessage());
        }
    }

    /** Not at construction: the resolver needs the system's serialization, which is being built then. */
    private WireContext context() {
        return new WireContext(ActorRefResolver.get(Adapter.toTyped(system)));
    }
}
