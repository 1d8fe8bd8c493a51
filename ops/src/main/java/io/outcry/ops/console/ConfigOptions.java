package io.outcry.ops.console;

import io.outcry.ops.config.ConfigLayers;
import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.config.ConfigSources;
import io.outcry.ops.config.LoadedConfig;
import io.outcry.ops.host.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options by which every command finds its node: the same ones that the node was started with. */
final class ConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read this file over conf/outcry.conf. May be repeated; the last one wins.")
    private List<Path> files = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set one key over all files, such as clients.limits.max-depth=50. May be repeated.")
    private List<String> settings = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the database, certificates and logs here. Default: ./data")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--domain", paramLabel = "NAME", description = "Serve this domain. Default: localhost")
    private Optional<String> domain = Optional.empty();

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Add N to every port, so that several nodes run on one machine.")
    private Optional<Integer> portOffset = Optional.empty();

    LoadedConfig load() throws ConfigRefusedException {
        var all = new ArrayList<Path>();
        var standard = confFolder().resolve("outcry.conf");
        if (Files.exists(standard)) {
            all.add(standard);
        }
        all.addAll(files);
        var offset = portOffset.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return ConfigLayers.load(new ConfigSources(all, settings, data, domain, offset));
    }

    DataFolder folder(LoadedConfig config) {
        return new DataFolder(config.outcry().dataFolder());
    }

    /** Beside the {@code outcry} script, which names the place. */
    static Path confFolder() {
        return Path.of(System.getProperty("outcry.home", ".")).resolve("conf");
    }
}
