package io.outcry.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.outcry.core.auth.SaslMechanism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLayersTest {

    private static final String CORP = """
            domains = [corp.example, montague.example]
            directories.corp {
              domains = [corp.example]
              servers = ["ldap://ldap.corp.example"]
              base-dn = "dc=corp"
              filter = "(uid={local})"
              scope = one
              mechanisms = [external, plain]
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void startsFromDefaultsAlone() throws ConfigRefusedException {
        var outcry = ConfigLayers.load(ConfigSources.none()).outcry();

        assertThat(outcry.domains()).containsExactly("localhost");
        assertThat(outcry.listeners())
                .containsOnly(
                        Map.entry("c2s", c2s(DefaultPort.C2S, false)),
                        Map.entry("c2s-tls", c2s(DefaultPort.C2S_TLS, true)));
        assertThat(outcry.admin().port()).isEqualTo(DefaultPort.ADMIN.number());
        assertThat(outcry.admin().address()).isEqualTo("127.0.0.1");
        assertThat(outcry.cluster().port()).isEqualTo(DefaultPort.CLUSTER.number());
    }

    @Test
    void laterFilesWinAndOptionsWinOverAll() throws ConfigRefusedException, IOException {
        var first = file("first.conf", "datacenter = one, domains = [a.example], limits.max-depth = 20");
        var second = file("second.conf", "datacenter = two");
        var sources = new ConfigSources(
                List.of(first, second),
                List.of("limits.max-depth=30", "limits.max-depth=40"),
                Optional.of(folder),
                Optional.of("Montague.Example"),
                OptionalInt.empty());

        var outcry = ConfigLayers.load(sources).outcry();

        assertThat(outcry.datacenter()).isEqualTo("two");
        assertThat(outcry.limits().maxDepth()).isEqualTo(40);
        assertThat(outcry.domains()).containsExactly("montague.example");
        assertThat(outcry.dataFolder()).isEqualTo(folder);
    }

    @Test
    void shiftsEveryPortButThoseThatAreFree() throws ConfigRefusedException {
        var sources = new ConfigSources(
                List.of(), List.of("listeners.c2s.port=0"), Optional.empty(), Optional.empty(), OptionalInt.of(1000));

        var loaded = ConfigLayers.load(sources);

        assertThat(loaded.outcry().ports())
                .containsEntry("listeners.c2s.port", 0)
                .containsEntry("listeners.c2s-tls.port", 6223)
                .containsEntry("admin.port", 6290)
                .containsEntry("cluster.port", 18355);
        assertThat(loaded.tree().getInt("pekko.remote.artery.canonical.port")).isEqualTo(18355);
    }

    @Test
    void refusesAPortThatTheOffsetPushesOut() {
        var refused =
                refused(ConfigSources.none().withSetting("admin.port=60000").withSetting("port-offset=6000"));

        assertThat(refused).hasMessage("--set admin.port=60000: admin.port: with port-offset 6000 is more than 65535");
    }

    @Test
    void namesFileAndLineOfAnUnknownKey() throws IOException {
        var file = file("outcry.conf", "datacenter = one\nlimits {\n  max-dept = 20\n}\n");

        var refused = refused(ConfigSources.none().withFile(file));

        assertThat(refused).hasMessage(file + ":3: limits.max-dept: no such key; did you mean max-depth?");
    }

    @Test
    void refusesAnUnknownBlockAtTheRoot() {
        var refused = refused(ConfigSources.none().withSetting("listner.c2s.port=1"));

        assertThat(refused).hasMessage("--set listner.c2s.port=1: listner: no such key; did you mean listeners?");
    }

    @Test
    void findsTheLineInsideAnInclude() throws IOException {
        var included = file("limits.conf", "\n\nlimits.max-depth = 1\n");
        var file = file("outcry.conf", "include required(\"limits.conf\")\n");

        var refused = refused(ConfigSources.none().withFile(file));

        assertThat(refused).hasMessage(included + ":3: limits.max-depth: must be at least 10, was 1");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        var refused = refused(ConfigSources.none().withFile(folder.resolve("none.conf")));

        assertThat(refused).hasMessageContaining("none.conf: cannot be read");
    }

    @Test
    void refusesAFileThatIsNotHocon() throws IOException {
        var file = file("outcry.conf", "datacenter = one\nlimits {\n");

        var refused = refused(ConfigSources.none().withFile(file));

        assertThat(refused).hasMessageStartingWith(file + ":").hasMessageContaining("is not HOCON");
    }

    @Test
    void refusesAReferenceToNothing() throws IOException {
        var file = file("outcry.conf", "\ndatacenter = ${juliet.house}\n");

        var refused = refused(ConfigSources.none().withFile(file));

        assertThat(refused).hasMessageStartingWith(file + ":2: refers to nothing");
    }

    @Test
    void refusesASettingWithoutAValue() {
        assertThat(refused(ConfigSources.none().withSetting("limits")))
                .hasMessageStartingWith("--set limits: must be key=value");
    }

    @Test
    void refusesAListThatIsNotHocon() {
        assertThat(refused(ConfigSources.none().withSetting("domains=[a@b]")))
                .hasMessageStartingWith("--set domains=[a@b]: is not HOCON");
    }

    @Test
    void takesTextThatHoconWouldWantInQuotes() throws ConfigRefusedException {
        var loaded = ConfigLayers.load(ConfigSources.none().withSetting("data-folder=a:{b"));

        assertThat(loaded.outcry().dataFolder()).isEqualTo(Path.of("a:{b"));
    }

    @Test
    void passesPekkosOwnSettingsOn() throws ConfigRefusedException {
        var loaded = ConfigLayers.load(ConfigSources.none().withSetting("pekko.loglevel=DEBUG"));

        assertThat(loaded.tree().getString("pekko.loglevel")).isEqualTo("DEBUG");
        assertThat(loaded.tree().getStringList("pekko.loggers"))
                .containsExactly("org.apache.pekko.event.slf4j.Slf4jLogger");
    }

    @Test
    void refusesWhatIsNoDomain() {
        assertThat(refused(ConfigSources.none().withSetting("domains=[\"romeo@montague.example\"]")))
                .hasMessageContaining("domains: must hold domain names, not romeo@montague.example");
    }

    @Test
    void takesAListenerOutByNull() throws ConfigRefusedException {
        var loaded = ConfigLayers.load(ConfigSources.none().withSetting("listeners.c2s-tls=null"));

        assertThat(loaded.outcry().listeners()).containsOnlyKeys("c2s");
    }

    @Test
    void readsDirectories() throws ConfigRefusedException, IOException {
        var file = file("outcry.conf", CORP);

        var loaded = ConfigLayers.load(ConfigSources.none().withFile(file));

        var outcry = loaded.outcry();
        assertThat(loaded.tree().hasPath("directories")).isFalse();
        assertThat(outcry.directories()).hasEntrySatisfying("corp", corp -> {
            assertThat(corp.domains()).containsExactly("corp.example");
            assertThat(corp.allowed()).containsExactlyInAnyOrder(SaslMechanism.EXTERNAL, SaslMechanism.PLAIN);
        });
        assertThat(outcry.firstOwnDomain()).contains("montague.example");
    }

    @Test
    void namesFileAndLineOfWhatIsWrongInADirectory() throws IOException {
        var wrong = Map.of(
                "  domains = [corp.example]", "  domains = [verona.example]",
                "  filter = \"(uid={local})\"", "  filter = \"(uid=romeo)\"",
                "  base-dn = \"dc=corp\"", "  basedn = \"dc=corp\"",
                "  scope = one", "  scope = two",
                "  mechanisms = [external, plain]", "  mechanisms = [external]");

        wrong.forEach((right, instead) -> {
            var text = CORP.replace(right, instead);
            var line = text.substring(0, text.indexOf(instead)).lines().count() + 1;
            var key = instead.strip().split(" ", 2)[0];
            assertThat(refusedText(text))
                    .as(instead)
                    .contains("outcry.conf:" + line + ": directories.corp." + key + ": ");
        });
    }

    @Test
    void letsADomainBeInOneDirectoryOnly() throws IOException {
        var twice = CORP + CORP.substring(CORP.indexOf("directories")).replace("directories.corp", "directories.other");

        assertThat(refusedText(twice)).contains("must not hold corp.example: it is in another directory");
    }

    private String refusedText(String text) {
        try {
            return String.valueOf(refused(ConfigSources.none().withFile(file("outcry.conf", text)))
                    .getMessage());
        } catch (IOException wrong) {
            throw new java.io.UncheckedIOException(wrong);
        }
    }

    private static ListenerConfig c2s(DefaultPort port, boolean directTls) {
        return new ListenerConfig(ListenerConfig.Kind.C2S, "0.0.0.0", port.number(), directTls, false);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static ConfigRefusedException refused(ConfigSources sources) {
        return catchThrowableOfType(ConfigRefusedException.class, () -> ConfigLayers.load(sources));
    }
}
