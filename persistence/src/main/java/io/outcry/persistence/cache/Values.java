package io.outcry.persistence.cache;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Octets;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values as JSON, whose names are those of the records' components. What another version wrote and this one does not
 * understand to the last bit counts as not there: a cache loses nothing.
 */
final class Values {

    private final JsonMapper json;

    /** @param text how stanzas and elements stand in their values */
    Values(StanzaText text) {
        var module = new SimpleModule().addKeyDeserializer(Jid.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return Columns.addressOf(key);
            }
        });
        text(module, Jid.class, Jid::toString, Columns::addressOf);
        text(module, Instant.class, Instant::toString, Instant::parse);
        text(module, Octets.class, Octets::toBase64, Octets::ofBase64);
        text(module, Element.class, text::writeElement, text::readElement);
        text(module, Payload.class, text::writePayload, text::readPayload);
        text(module, Presence.class, text::write, read -> (Presence) text.read(read));
        this.json = JsonMapper.builder()
                .addModules(module, new Jdk8Module())
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    <V> Written write(V value) {
        try {
            return Written.of(json.writeValueAsBytes(value));
        } catch (JacksonException impossible) {
            throw new IllegalStateException("a value of ours cannot be written", impossible);
        }
    }

    /** Empty where this version cannot read it. */
    <V> Optional<V> read(Kind<V> kind, Written written) {
        try {
            return Optional.ofNullable(json.readValue(written.bytes(), kind.type()));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        module.addSerializer(type, new StdScalarSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                generator.writeString(writer.apply(value));
            }
        });
        module.addDeserializer(type, new StdScalarDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return reader.apply(parser.getValueAsString(""));
            }
        });
    }
}
