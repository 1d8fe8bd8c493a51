package io.outcry.ops.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where one start takes its configuration from; what comes later in this list wins.
 *
 * @param files each overrides the one before
 * @param settings {@code key=value}, each overrides the one before
 */
public record ConfigSources(
        List<Path> files,
        List<String> settings,
        Optional<Path> dataFolder,
        Optional<String> domain,
        OptionalInt portOffset) {

    public ConfigSources {
        files = List.copyOf(files);
        settings = List.copyOf(settings);
    }

    /** Nothing but the defaults. */
    public static ConfigSources none() {
        return new ConfigSources(List.of(), List.of(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    public ConfigSources withFile(Path file) {
        return new ConfigSources(append(files, file), settings, dataFolder, domain, portOffset);
    }

    public ConfigSources withSetting(String setting) {
        return new ConfigSources(files, append(settings, setting), dataFolder, domain, portOffset);
    }

    public ConfigSources withDataFolder(Path folder) {
        return new ConfigSources(files, settings, Optional.of(folder), domain, portOffset);
    }

    private static <T> List<T> append(List<T> list, T last) {
        return java.util.stream.Stream.concat(list.stream(), java.util.stream.Stream.of(last))
                .toList();
    }
}
