package io.outcry.ops.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads single values. What does not fit is an {@link IllegalArgumentException} that says what would be right. */
final class ScalarReader {

    private ScalarReader() {}

    static boolean reads(Class<?> type) {
        return type.isEnum()
                || type.isPrimitive()
                || List.of(String.class, Duration.class, Path.class, Integer.class, Long.class, Boolean.class)
                        .contains(type);
    }

    /** @param name of the record's component; where it ends in Bytes, a number may carry a unit of size */
    static Object read(Class<?> type, String name, ConfigValue value) {
        if (type.isEnum()) {
            return constant(type, text(value));
        }
        return switch (type.getSimpleName()) {
            case "String" -> text(value);
            case "Path" -> Path.of(text(value));
            case "Duration" -> duration(value);
            case "boolean", "Boolean" -> bool(value);
            case "int", "Integer" -> whole(name, value, Integer.MAX_VALUE).intValueExact();
            case "long", "Long" -> whole(name, value, Long.MAX_VALUE).longValueExact();
            case "double", "Double" -> fraction(value);
            default -> throw new IllegalStateException("no reader for " + type);
        };
    }

    private static String text(ConfigValue value) {
        if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
            throw new IllegalArgumentException("must be a single value, was " + shown(value));
        }
        return String.valueOf(value.unwrapped());
    }

    private static Object constant(Class<?> type, String text) {
        var names = new ArrayList<String>();
        for (var constant : type.getEnumConstants()) {
            var name = Names.dashed((Enum<?>) constant);
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        throw new IllegalArgumentException("must be one of " + String.join(", ", names) + ", was " + text);
    }

    private static Duration duration(ConfigValue value) {
        // HOCON takes a bare number for milliseconds; nobody who reads "30" expects that.
        if (value.valueType() == ConfigValueType.STRING) {
            try {
                return value.atKey("v").getDuration("v");
            } catch (ConfigException _) {
                // Falls through to the same refusal.
            }
        }
        throw new IllegalArgumentException("must be a duration with a unit such as 30s or 5m, was " + shown(value));
    }

    private static boolean bool(ConfigValue value) {
        try {
            return value.atKey("v").getBoolean("v");
        } catch (ConfigException _) {
            throw new IllegalArgumentException("must be true or false, was " + shown(value));
        }
    }

    private static BigDecimal whole(String name, ConfigValue value, long largest) {
        var isSize = name.endsWith("Bytes");
        try {
            var number = isSize
                    ? new BigDecimal(value.atKey("v").getBytes("v"))
                    : new BigDecimal(text(value)).stripTrailingZeros();
            if (number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(largest)) <= 0) {
                return number;
            }
        } catch (ConfigException | NumberFormatException _) {
            // Falls through to the same refusal.
        }
        var right = isSize ? "a size such as 10000 or 256 KiB" : "a whole number";
        throw new IllegalArgumentException("must be " + right + " up to " + largest + ", was " + shown(value));
    }

    private static double fraction(ConfigValue value) {
        try {
            return Double.parseDouble(text(value));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("must be a number, was " + shown(value));
        }
    }

    private static String shown(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT -> "a block { ... }";
            case LIST -> "a list [ ... ]";
            case NULL -> "null";
            case STRING -> "\"" + value.unwrapped() + "\"";
            case NUMBER, BOOLEAN -> String.valueOf(value.unwrapped());
        };
    }
}
