package io.outcry.shards.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.outcry.actors.CrossesNodes;
import io.outcry.actors.cache.ToCaches;
import io.outcry.actors.client.Report;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;
import io.outcry.actors.node.FromNode;
import io.outcry.actors.node.ToNode;
import io.outcry.actors.room.Room;
import io.outcry.actors.user.User;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormsTest {

    private static final ActorTestKit KIT = ActorTestKit.create(Samples.SYSTEM, config());
    private static final WireContext CONTEXT = new WireContext(ActorRefResolver.get(KIT.system()));
    private static final WireForms FORMS = new WireForms();

    /** What released versions wrote. A file is added with a new form and never changed. */
    private static final Path STORED = Path.of("src/test/resources/io/outcry/shards/wire");

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    static List<CrossesNodes> samples() {
        return new Samples(ActorRefResolver.get(KIT.system())).all();
    }

    @Test
    void knowsEveryMessageThatCrossesNodes() {
        var crossing = Stream.of(
                        ToUser.class,
                        ToClient.class,
                        ToWitness.class,
                        User.Command.class,
                        Room.Command.class,
                        ToCaches.class,
                        ToNode.class,
                        FromNode.class,
                        Report.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .filter(CrossesNodes.class::isAssignableFrom)
                .collect(Collectors.toSet());

        assertThat(FORMS.all().stream().<Class<?>>map(WireForm::type)).containsExactlyInAnyOrderElementsOf(crossing);
        assertThat(samples().stream().<Class<?>>map(Object::getClass)).containsExactlyInAnyOrderElementsOf(crossing);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatItWrote(CrossesNodes message) throws WireFormatException {
        var read = read(message, write(message));

        assertThat(Meaning.of(read)).isEqualTo(Meaning.of(message));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWhatPekkoWritesWith(CrossesNodes message) {
        var serializer =
                SerializationExtension.get(Adapter.toClassic(KIT.system())).findSerializerFor(message);

        assertThat(serializer).isInstanceOf(WireSerializer.class);
        assertThat(serializer.identifier()).isEqualTo(5222);
    }

    /** Run with {@code -Dwire.samples=write} to store the samples of new forms. */
    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatReleasedVersionsWrote(CrossesNodes message) throws IOException, WireFormatException {
        var file = STORED.resolve(Samples.file(message, FORMS.of(message).manifest()));
        if (Files.notExists(file) && "write".equals(System.getProperty("wire.samples"))) {
            Files.writeString(file, HexFormat.of().formatHex(write(message)) + "\n");
        }

        var stored = HexFormat.of().parseHex(Files.readString(file).strip());

        assertThat(Meaning.of(read(message, stored))).isEqualTo(Meaning.of(message));
    }

    @Test
    void readsTheEarlierFormsOfMessagesThatGrew() throws IOException, WireFormatException {
        for (var earlier :
                new Samples(ActorRefResolver.get(KIT.system())).earlier().entrySet()) {
            var stored = HexFormat.of()
                    .parseHex(Files.readString(STORED.resolve(earlier.getKey())).strip());

            assertThat(Meaning.of(read(earlier.getValue(), stored))).isEqualTo(Meaning.of(earlier.getValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void skipsFieldsOfNewerVersions(CrossesNodes message) throws WireFormatException {
        var newer = new FieldWriter().text(200, "of a version to come").toBytes();

        var read = read(message, joined(joined(newer, write(message)), newer));

        assertThat(Meaning.of(read)).isEqualTo(Meaning.of(message));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesFieldsThatAreCutOff(CrossesNodes message) {
        var whole = write(message);
        var ends = fieldEnds(whole);

        for (var length = 0; length < whole.length; length++) {
            if (!ends.contains(length)) {
                var cut = Arrays.copyOf(whole, length);
                assertThatExceptionOfType(WireFormatException.class).isThrownBy(() -> read(message, cut));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsDamagedMessagesOrRefusesThemButNeverFailsOtherwise(CrossesNodes message) {
        var random = new Random(5222);
        var serializer = new WireSerializer((ExtendedActorSystem) Adapter.toClassic(KIT.system()));
        var manifest = serializer.manifest(message);

        for (var i = 0; i < 500; i++) {
            var damaged = write(message);
            for (var j = 0; damaged.length > 0 && j < 1 + i % 3; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(serializer.fromBinary(damaged, manifest)).hasSameClassAs(message);
            } catch (NotSerializableException refused) {
                assertThat(refused).hasMessageStartingWith(manifest);
            }
        }
    }

    @Test
    void refusesMessagesThatItDoesNotKnow() {
        assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> FORMS.named("u.of-tomorrow"));
    }

    @Test
    void refusesAGateThatItDoesNotKnow() {
        var fields = new FieldWriter()
                .text(1, "FEDERATE_IN")
                .bytes(2, "<message xmlns='jabber:client'/>".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(WireFormatException.class)
                .isThrownBy(() -> FORMS.named("c.deliver").read(fields.toBytes(), CONTEXT))
                .withMessageContaining("FEDERATE_IN");
    }

    private static byte[] write(CrossesNodes message) {
        return FORMS.of(message).write(message, CONTEXT);
    }

    private static Object read(CrossesNodes kind, byte[] bytes) throws WireFormatException {
        return FORMS.of(kind).read(bytes, CONTEXT);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Where a message may end without a field being cut: what is behind may be optional. */
    private static List<Integer> fieldEnds(byte[] message) {
        var ends = new ArrayList<Integer>(List.of(0));
        var buffer = ByteBuffer.wrap(message);
        while (buffer.hasRemaining()) {
            buffer.get();
            var length = buffer.getInt();
            buffer.position(buffer.position() + length);
            ends.add(buffer.position());
        }
        return ends;
    }

    /** The cluster's own settings of serialization, without a cluster. */
    private static Config config() {
        return ConfigFactory.parseString("pekko.actor.provider = local")
                .withFallback(ConfigFactory.parseResources("io/outcry/shards/cluster.conf"))
                .withFallback(ConfigFactory.load());
    }
}
