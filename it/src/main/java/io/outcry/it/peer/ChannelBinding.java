package io.outcry.it.peer;

import io.outcry.core.auth.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a SCRAM client says about the channel (RFC 5802 §7, gs2-header).
 *
 * @param flag {@code n} for no support, {@code y} for no offer seen, {@code p=NAME} for a binding
 * @param bytes the binding, empty unless the flag names one
 */
public record ChannelBinding(String flag, Octets bytes) {

    public static final ChannelBinding UNSUPPORTED = new ChannelBinding("n", Octets.of(new byte[0]));
    public static final ChannelBinding NOT_OFFERED = new ChannelBinding("y", Octets.of(new byte[0]));

    public static ChannelBinding exporter(Wire wire) {
        return new ChannelBinding(
                "p=tls-exporter", Octets.of(Tls.exporter(wire.tls().orElseThrow())));
    }

    public static ChannelBinding serverEndPoint(Wire wire) {
        return new ChannelBinding(
                "p=tls-server-end-point",
                Octets.of(Tls.serverEndPoint(wire.tls().orElseThrow())));
    }

    String header() {
        return flag + ",,";
    }

    /** {@code cbind-input}: the header and the binding. */
    byte[] input() {
        var header = header().getBytes(StandardCharsets.UTF_8);
        var input = Arrays.copyOf(header, header.length + bytes.length());
        System.arraycopy(bytes.toArray(), 0, input, header.length, bytes.length());
        return input;
    }
}
