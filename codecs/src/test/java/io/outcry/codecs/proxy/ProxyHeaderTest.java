package io.outcry.codecs.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {

    private static final String NOBODY = "";
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final String IPV4 = "c0000201" + "c6336402" + "dde4" + "1466";
    private static final String IPV6 =
            "20010db8000000000000000000000001" + "20010db8000000000000000000000002" + "dde4" + "1466";

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of(text("PROXY TCP4 192.0.2.1 198.51.100.2 56804 5222\r\n"), "192.0.2.1:56804"),
                Arguments.of(text("PROXY TCP4 0.0.0.0 255.255.255.255 0 65535\r\n"), "0.0.0.0:0"),
                Arguments.of(text("PROXY TCP6 2001:db8::1 2001:db8::2 56804 5222\r\n"), "2001:db8:0:0:0:0:0:1:56804"),
                Arguments.of(text("PROXY UNKNOWN\r\n"), NOBODY),
                Arguments.of(text("PROXY UNKNOWN ffff::1 ffff::2 65535 65535\r\n"), NOBODY),
                Arguments.of(binary("21", "11", "000c" + IPV4), "192.0.2.1:56804"),
                Arguments.of(binary("21", "21", "0024" + IPV6), "2001:db8:0:0:0:0:0:1:56804"),
                // With further fields behind the addresses, which are not for us.
                Arguments.of(binary("21", "11", "0013" + IPV4 + "04000461626364"), "192.0.2.1:56804"),
                Arguments.of(binary("20", "00", "0000"), NOBODY),
                Arguments.of(binary("20", "11", "000c" + IPV4), NOBODY),
                Arguments.of(binary("21", "00", "0000"), NOBODY),
                Arguments.of(binary("21", "31", "0004" + "00000000"), NOBODY));
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsWhoIsBehindABalancer(byte[] header, String source) throws Exception {
        // given
        var behind = Arrays.copyOf(header, header.length + 3);

        // when
        var read = ProxyHeader.parse(behind).orElseThrow();

        // then
        assertThat(read.lengthBytes()).isEqualTo(header.length);
        assertThat(read.source()
                        .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
                        .orElse(NOBODY))
                .isEqualTo(source);
    }

    @ParameterizedTest
    @MethodSource("good")
    void waitsForTheRestWhereverItIsCut(byte[] header, String source) throws Exception {
        for (var length = 0; length < header.length; length++) {
            assertThat(ProxyHeader.parse(Arrays.copyOf(header, length)))
                    .as("%s, %d bytes", source, length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0'?>",
                "GET / HTTP/1.1\r\n",
                "proxy UNKNOWN\r\n",
                "PROXY\r\n",
                "PROXY \r\n",
                "PROXY  TCP4 192.0.2.1 198.51.100.2 56804 5222\r\n",
                "PROXY UDP4 192.0.2.1 198.51.100.2 56804 5222\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.2 56804\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.2 56804 5222 \r\n",
                "PROXY TCP4 192.0.2.256 198.51.100.2 56804 5222\r\n",
                "PROXY TCP4 192.0.2 198.51.100.2 56804 5222\r\n",
                "PROXY TCP4 192.0.02.1 198.51.100.2 56804 5222\r\n",
                "PROXY TCP4 localhost 198.51.100.2 56804 5222\r\n",
                "PROXY TCP4 2001:db8::1 198.51.100.2 56804 5222\r\n",
                "PROXY TCP6 192.0.2.1 2001:db8::2 56804 5222\r\n",
                "PROXY TCP6 2001:db8::1%eth0 2001:db8::2 56804 5222\r\n",
                "PROXY TCP6 2001:db8:::1 2001:db8::2 56804 5222\r\n",
                "PROXY TCP4 192.0.2.1 nobody 56804 5222\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.2 65536 5222\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.2 -1 5222\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.2 056804 5222\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.2 56804 x\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.2 56804 5222\n<stream:stream",
                "PROXY UNKNOWN aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"
            })
    void refusesAWrongLine(String line) {
        var endless = line + "x".repeat(110);
        assertThatThrownBy(() -> ProxyHeader.parse(text(endless))).isInstanceOf(ProxyHeader.WrongHeader.class);
    }

    static Stream<byte[]> wrongBinary() {
        return Stream.of(
                HexFormat.of().parseHex("0d0a0d0a000d0a515549540b"),
                HexFormat.of().parseHex("0d0b"),
                binary("11", "11", "000c" + IPV4),
                binary("31", "11", "000c" + IPV4),
                binary("22", "11", "000c" + IPV4),
                binary("2f", "11", "000c" + IPV4),
                binary("21", "11", "000b" + IPV4),
                binary("21", "21", "000c" + IPV4),
                binary("21", "11", "0000"),
                binary("21", "11", "ffff"));
    }

    @ParameterizedTest
    @MethodSource("wrongBinary")
    void refusesAWrongHeader(byte[] header) {
        assertThatThrownBy(() -> ProxyHeader.parse(header)).isInstanceOf(ProxyHeader.WrongHeader.class);
    }

    @Test
    void refusesAHeaderBeforeAllOfItCame() {
        // The length alone says that it is too long to wait for.
        assertThatThrownBy(() -> ProxyHeader.parse(binary("21", "11", "1000")))
                .isInstanceOf(ProxyHeader.WrongHeader.class)
                .hasMessageContaining("4096");
    }

    private static byte[] text(String line) {
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] binary(String versionAndCommand, String family, String lengthAndRest) {
        return HexFormat.of().parseHex(SIGNATURE + versionAndCommand + family + lengthAndRest);
    }
}
