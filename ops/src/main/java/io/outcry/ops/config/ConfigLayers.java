package io.outcry.ops.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import io.outcry.shards.Entities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Lays the operator's files and options over the defaults of every module's reference.conf, and checks the result. */
public final class ConfigLayers {

    /** Blocks at the root that belong to libraries; they pass as they are. */
    private static final Set<String> NOT_OURS = Set.of("pekko");

    /** Keys that once were and what to write instead. Empty before the first release. */
    private static final Map<String, String> RETIRED = Map.of();

    private ConfigLayers() {}

    public static LoadedConfig load(ConfigSources sources) throws ConfigRefusedException {
        var operator = operator(sources);
        var pekko = ConfigFactory.parseResources(ConfigLayers.class, "pekko.conf")
                .withFallback(ConfigFactory.parseResources(Entities.class, "cluster.conf"));
        var whole = resolved(operator.withFallback(pekko).withFallback(ConfigFactory.defaultReferenceUnresolved()));
        var outcry = RecordBinder.bind(OutcryConfig.class, ours(operator, whole), RETIRED);
        var shifted = checkedPorts(outcry, whole).withPortsShifted();
        // Pekko can print all that it is given, and these have passwords.
        var known = withCluster(whole, shifted)
                .withoutPath("directories")
                .withoutPath("database")
                .withoutPath("cache");
        return new LoadedConfig(shifted, known);
    }

    private static Config operator(ConfigSources sources) throws ConfigRefusedException {
        var problems = new ArrayList<ConfigProblem>();
        var operator = ConfigFactory.empty();
        for (var file : sources.files()) {
            operator = file(file, problems).withFallback(operator);
        }
        for (var setting : sources.settings()) {
            operator = setting(setting, problems).withFallback(operator);
        }
        if (!problems.isEmpty()) {
            throw new ConfigRefusedException(problems);
        }
        return options(sources).withFallback(operator);
    }

    private static Config file(Path file, List<ConfigProblem> problems) {
        try {
            return ConfigFactory.parseFile(
                    file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        } catch (ConfigException.IO missing) {
            problems.add(new ConfigProblem(file.toString(), "", "cannot be read, or includes what cannot be read"));
        } catch (ConfigException.Parse wrong) {
            problems.add(new ConfigProblem(placeOf(wrong), "", "is not HOCON: " + reason(wrong)));
        }
        return ConfigFactory.empty();
    }

    private static Config setting(String setting, List<ConfigProblem> problems) {
        var place = "--set " + setting;
        var equals = setting.indexOf('=');
        if (equals <= 0) {
            problems.add(new ConfigProblem(place, "", "must be key=value, such as admin.port=5390"));
            return ConfigFactory.empty();
        }
        var options = ConfigParseOptions.defaults().setOriginDescription(place);
        try {
            return ConfigFactory.parseString(setting, options);
        } catch (ConfigException.Parse wrong) {
            var value = setting.substring(equals + 1).strip();
            if (value.startsWith("[") || value.startsWith("{")) {
                problems.add(new ConfigProblem(place, "", "is not HOCON: " + reason(wrong)));
                return ConfigFactory.empty();
            }
            return text(setting.substring(0, equals), value, place, problems);
        }
    }

    /** A value that HOCON would need in quotes, such as {@code 0.0.0.0:80} or {@code jdbc:h2:x}. */
    private static Config text(String key, String value, String place, List<ConfigProblem> problems) {
        try {
            ConfigUtil.splitPath(key.strip());
            return ConfigFactory.empty().withValue(key.strip(), ConfigValueFactory.fromAnyRef(value, place));
        } catch (ConfigException wrong) {
            problems.add(new ConfigProblem(place, "", "is not a key: " + reason(wrong)));
            return ConfigFactory.empty();
        }
    }

    private static Config options(ConfigSources sources) {
        var options = ConfigFactory.empty();
        if (sources.dataFolder().isPresent()) {
            var folder = sources.dataFolder().get().toString();
            options = options.withValue("data-folder", ConfigValueFactory.fromAnyRef(folder, "--data " + folder));
        }
        if (sources.domain().isPresent()) {
            var domain = sources.domain().get();
            options = options.withValue(
                    "domains", ConfigValueFactory.fromIterable(List.of(domain), "--domain " + domain));
        }
        if (sources.portOffset().isPresent()) {
            var offset = sources.portOffset().getAsInt();
            options =
                    options.withValue("port-offset", ConfigValueFactory.fromAnyRef(offset, "--port-offset " + offset));
        }
        return options;
    }

    private static Config resolved(Config whole) throws ConfigRefusedException {
        try {
            return whole.resolve();
        } catch (ConfigException.UnresolvedSubstitution wrong) {
            throw new ConfigRefusedException(
                    List.of(new ConfigProblem(placeOf(wrong), "", "refers to nothing: " + reason(wrong))));
        }
    }

    /** What the operator wrote at the root and what we know; the rest of the root comes from libraries. */
    private static ConfigObject ours(Config operator, Config whole) {
        var known = RecordBinder.keysOf(OutcryConfig.class);
        var ours = whole.root();
        for (var key : whole.root().keySet()) {
            var written = operator.root().containsKey(key) && !NOT_OURS.contains(key);
            if (!known.contains(key) && !written) {
                ours = ours.withoutKey(key);
            }
        }
        return ours;
    }

    private static OutcryConfig checkedPorts(OutcryConfig outcry, Config whole) throws ConfigRefusedException {
        var problems = new ArrayList<ConfigProblem>();
        outcry.ports().forEach((key, port) -> {
            if (Ports.shift(port, outcry.portOffset()) > Ports.LARGEST) {
                var what = "with port-offset " + outcry.portOffset() + " is more than " + Ports.LARGEST;
                problems.add(new ConfigProblem(Place.of(whole.getValue(key)), key, what));
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigRefusedException(problems);
        }
        return outcry;
    }

    private static Config withCluster(Config whole, OutcryConfig outcry) {
        return whole.withValue(
                        "pekko.remote.artery.canonical.hostname",
                        ConfigValueFactory.fromAnyRef(outcry.cluster().address()))
                .withValue(
                        "pekko.remote.artery.canonical.port",
                        ConfigValueFactory.fromAnyRef(outcry.cluster().port()))
                .withValue(
                        "pekko.remote.artery.transport",
                        ConfigValueFactory.fromAnyRef(outcry.cluster().tls().isPresent() ? "tls-tcp" : "tcp"))
                .withValue(
                        "pekko.cluster.multi-data-center.self-data-center",
                        ConfigValueFactory.fromAnyRef(outcry.datacenter()));
    }

    private static String placeOf(ConfigException wrong) {
        return Optional.ofNullable(wrong.origin()).map(Place::of).orElse("configuration");
    }

    /** The library's words without the place, which it puts first. */
    private static String reason(ConfigException wrong) {
        var message = Objects.requireNonNullElse(wrong.getMessage(), "cannot be read");
        var place = Optional.ofNullable(wrong.origin()).map(origin -> origin.description() + ": ");
        return place.filter(message::startsWith)
                .map(known -> message.substring(known.length()))
                .orElse(message);
    }
}
