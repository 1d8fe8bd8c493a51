package io.outcry.ops.config;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.Optional;

/** Says where a value was written, in the words of an operator. */
final class Place {

    private Place() {}

    static String of(ConfigValue value) {
        return of(value.origin());
    }

    static String of(ConfigOrigin origin) {
        var file = Optional.ofNullable(origin.filename());
        if (file.isPresent() && origin.lineNumber() > 0) {
            return shortened(Path.of(file.get())) + ":" + origin.lineNumber();
        }
        // An option is one line; its number would only puzzle.
        var description = origin.description();
        return description.startsWith("--") ? description.replaceFirst(": 1$", "") : description;
    }

    private static Path shortened(Path file) {
        var here = Path.of("").toAbsolutePath();
        var absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
