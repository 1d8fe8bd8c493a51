package io.outcry.core.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channel bindings of one TLS session: name to the bytes that both ends know. */
public final class ChannelBindings {

    public static final String TLS_EXPORTER = "tls-exporter";
    public static final String TLS_SERVER_END_POINT = "tls-server-end-point";

    public static final ChannelBindings NONE = new ChannelBindings(Map.of());

    private final Map<String, byte[]> byName;

    /** @param byName the bindings' bytes, which nobody may change afterwards */
    public ChannelBindings(Map<String, byte[]> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** The names that are defined for this session, sorted. */
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    public Optional<byte[]> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(byte[]::clone);
    }
}
