package io.outcry.codecs.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a load balancer says first on a connection that it passes on: PROXY protocol, version 1 (text) and 2 (binary).
 *
 * @param source who is really there; empty where the balancer itself is (LOCAL), or does not know (UNKNOWN)
 * @param lengthBytes of the header
 */
public record ProxyHeader(Optional<InetSocketAddress> source, int lengthBytes) {

    /** The header is wrong, or there is none. */
    public static final class WrongHeader extends Exception {
        private WrongHeader(String message) {
            super(message);
        }
    }

    /** The longest header that we take: of version 2, with room for what balancers add. */
    public static final int MAX_BYTES = 4_096;

    private static final byte[] SIGNATURE_2 = {0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};
    private static final int HEAD_BYTES_2 = 16;
    private static final byte[] SIGNATURE_1 = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_BYTES_1 = 107;
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern PORT = Pattern.compile("0|[1-9]\\d{0,4}");

    /** The header at the beginning of these bytes; empty where it has not wholly arrived. */
    public static Optional<ProxyHeader> parse(byte[] bytes) throws WrongHeader {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        return bytes[0] == SIGNATURE_2[0] ? parseBinary(bytes) : parseText(bytes);
    }

    private static void checkStart(byte[] bytes, byte[] signature) throws WrongHeader {
        var length = Math.min(bytes.length, signature.length);
        if (!Arrays.equals(bytes, 0, length, signature, 0, length)) {
            throw new WrongHeader("the connection does not begin with a PROXY header");
        }
    }

    private static Optional<ProxyHeader> parseText(byte[] bytes) throws WrongHeader {
        checkStart(bytes, SIGNATURE_1);
        for (var i = 1; i < Math.min(bytes.length, MAX_BYTES_1); i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r') {
                var line = new String(bytes, 0, i - 1, StandardCharsets.ISO_8859_1);
                return Optional.of(new ProxyHeader(sourceOf(line), i + 1));
            }
        }
        if (bytes.length >= MAX_BYTES_1) {
            throw new WrongHeader("the PROXY line does not end");
        }
        return Optional.empty();
    }

    private static Optional<InetSocketAddress> sourceOf(String line) throws WrongHeader {
        var words = line.split(" ", -1);
        if (words[1].equals("UNKNOWN")) {
            return Optional.empty();
        }
        var form = switch (words[1]) {
            case "TCP4" -> IPV4;
            case "TCP6" -> IPV6;
            default -> throw new WrongHeader("the PROXY line names no known protocol");
        };
        if (words.length != 6) {
            throw new WrongHeader("the PROXY line has not six words");
        }
        // The destination is checked as well: half a header is no header.
        address(form, words[3], words[5]);
        return Optional.of(address(form, words[2], words[4]));
    }

    private static InetSocketAddress address(Pattern form, String address, String port) throws WrongHeader {
        var isAddress = form.matcher(address).matches() && (form == IPV4 || address.contains(":"));
        if (!isAddress || !PORT.matcher(port).matches() || Integer.parseInt(port) > 0xFFFF) {
            throw new WrongHeader("the PROXY line has an address or port that is none");
        }
        try {
            // A literal, as the form shows: nothing is looked up.
            return new InetSocketAddress(InetAddress.ofLiteral(address), Integer.parseInt(port));
        } catch (IllegalArgumentException none) {
            throw new WrongHeader("the PROXY line has an address that is none");
        }
    }

    private static Optional<ProxyHeader> parseBinary(byte[] bytes) throws WrongHeader {
        checkStart(bytes, SIGNATURE_2);
        if (bytes.length < HEAD_BYTES_2) {
            return Optional.empty();
        }
        var version = (bytes[12] & 0xFF) >> 4;
        var command = bytes[12] & 0x0F;
        var length = HEAD_BYTES_2 + (((bytes[14] & 0xFF) << 8) | (bytes[15] & 0xFF));
        if (version != 2 || command > 1) {
            throw new WrongHeader("the PROXY header has an unknown version or command");
        }
        if (length > MAX_BYTES) {
            throw new WrongHeader("the PROXY header is longer than " + MAX_BYTES + " bytes");
        }
        if (bytes.length < length) {
            return Optional.empty();
        }
        var isLocal = command == 0;
        return Optional.of(new ProxyHeader(isLocal ? Optional.empty() : binarySource(bytes, length), length));
    }

    private static Optional<InetSocketAddress> binarySource(byte[] bytes, int length) throws WrongHeader {
        var addressBytes = switch (bytes[13] & 0xFF) {
            case 0x11 -> 4;
            case 0x21 -> 16;
            default -> 0;
        };
        if (addressBytes == 0) {
            return Optional.empty();
        }
        if (length < HEAD_BYTES_2 + 2 * addressBytes + 4) {
            throw new WrongHeader("the PROXY header is too short for its addresses");
        }
        var port = ByteBuffer.wrap(bytes).getShort(HEAD_BYTES_2 + 2 * addressBytes) & 0xFFFF;
        try {
            var address =
                    InetAddress.getByAddress(Arrays.copyOfRange(bytes, HEAD_BYTES_2, HEAD_BYTES_2 + addressBytes));
            return Optional.of(new InetSocketAddress(address, port));
        } catch (UnknownHostException impossible) {
            throw new WrongHeader("the PROXY header has an address that is none");
        }
    }
}
