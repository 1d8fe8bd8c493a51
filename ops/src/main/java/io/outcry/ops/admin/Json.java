package io.outcry.ops.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.Instant;
import java.util.List;

/** What travels over the administration's HTTP, as JSON: the records below, field by field. */
public final class Json {

    /** An account to make, or a new password for it. */
    public record UserRequest(String jid, String password) {

        @Override
        public String toString() {
            return "UserRequest[" + jid + "]";
        }
    }

    public record PasswordRequest(String password) {

        @Override
        public String toString() {
            return "PasswordRequest[hidden]";
        }
    }

    public record ImportRequest(List<UserRequest> users) {}

    public record UserList(List<String> users, long total) {}

    /** Where it is, on the node's machine. */
    public record Backup(String file) {}

    /** The empty node is the one that is asked. */
    public record DrainRequest(String node, int sessionsPerSecond) {}

    public record Failure(String error) {}

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(times())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    /** As their text, such as {@code 2026-03-01T12:00:00Z}. */
    private static SimpleModule times() {
        return new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new FromStringDeserializer<>(Instant.class) {

                    private static final long serialVersionUID = 1L;

                    @Override
                    protected Instant _deserialize(String text, DeserializationContext context) {
                        return Instant.parse(text);
                    }
                });
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("a record cannot be written as JSON", wrong);
        }
    }

    /** What does not fit is an {@link AdminRefusedException} that repeats nothing of the text, which may hold secrets. */
    public static <T> T read(Class<T> type, String text) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException wrong) {
            var place = wrong.getLocation() == null
                    ? ""
                    : " (line " + wrong.getLocation().getLineNr() + ")";
            throw new AdminRefusedException("the text is not the expected JSON" + place);
        }
    }
}
