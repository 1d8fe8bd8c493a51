package io.outcry.ops.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes records out of HOCON by name: the component {@code maxStanzaBytes} takes the key {@code max-stanza-bytes}.
 * Finds everything that is wrong before it gives up, and asks the records' own constructors for what makes sense.
 */
public final class RecordBinder {

    private final Map<String, String> retired;
    private final List<ConfigProblem> problems = new ArrayList<>();

    private RecordBinder(Map<String, String> retired) {
        this.retired = Map.copyOf(retired);
    }

    /**
     * The record, or everything that is wrong.
     *
     * @param retired keys that once were, by their path from the root, and what to write instead
     */
    public static <T extends Record> T bind(Class<T> type, ConfigObject root, Map<String, String> retired)
            throws ConfigRefusedException {
        var binder = new RecordBinder(retired);
        var bound = binder.record(type, root, "");
        if (bound.isEmpty() || !binder.problems.isEmpty()) {
            throw new ConfigRefusedException(binder.problems);
        }
        return type.cast(bound.get());
    }

    private Optional<Object> record(Class<?> type, ConfigValue value, String path) {
        if (!(value instanceof ConfigObject block)) {
            return refuse(value, path, "must be a block { ... }");
        }
        var components = type.getRecordComponents();
        var keys = Arrays.stream(components).map(c -> Names.dashed(c.getName())).toList();
        refuseUnknown(block, keys, path);
        var arguments = Arrays.stream(components)
                .map(component -> component(component, block, path))
                .toList();
        return arguments.stream().allMatch(Optional::isPresent)
                ? construct(type, arguments.stream().flatMap(Optional::stream).toArray(), block, path)
                : Optional.empty();
    }

    private void refuseUnknown(ConfigObject block, List<String> keys, String path) {
        block.forEach((key, value) -> {
            if (!keys.contains(key)) {
                var full = join(path, key);
                refuse(
                        value,
                        full,
                        Optional.ofNullable(retired.get(full))
                                .map(RecordBinder::retired)
                                .orElseGet(() -> unknown(key, keys)));
            }
        });
    }

    private static String retired(String instead) {
        return "this key is no more: " + instead;
    }

    private static String unknown(String key, List<String> keys) {
        return Names.nearest(key, keys)
                .map(name -> "no such key; did you mean " + name + "?")
                .orElseGet(() -> "no such key; known here: " + String.join(", ", keys));
    }

    private Optional<Object> component(RecordComponent component, ConfigObject block, String path) {
        var key = Names.dashed(component.getName());
        var value = Optional.ofNullable(block.get(key)).filter(v -> v.valueType() != ConfigValueType.NULL);
        if (value.isPresent()) {
            return value(component.getGenericType(), component.getName(), value.get(), join(path, key));
        }
        return component.getType() == Optional.class
                ? Optional.of(Optional.empty())
                : refuse(block, join(path, key), "is missing");
    }

    private Optional<Object> value(Type type, String name, ConfigValue value, String path) {
        if (type instanceof ParameterizedType container) {
            return container(container, name, value, path);
        }
        var plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain, value, path);
        }
        if (!ScalarReader.reads(plain)) {
            throw new IllegalStateException(path + " has a type that no config can hold: " + type);
        }
        try {
            return Optional.of(ScalarReader.read(plain, name, value));
        } catch (IllegalArgumentException wrong) {
            return refuse(value, path, Objects.requireNonNullElse(wrong.getMessage(), "makes no sense"));
        }
    }

    private Optional<Object> container(ParameterizedType type, String name, ConfigValue value, String path) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return value(arguments[0], name, value, path).map(Optional::of);
        }
        if (type.getRawType() == List.class) {
            return elements(arguments[0], name, value, path).map(List::copyOf);
        }
        if (type.getRawType() == Set.class) {
            return elements(arguments[0], name, value, path).map(Set::copyOf);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return entries(arguments[1], name, value, path);
        }
        throw new IllegalStateException(path + " has a type that no config can hold: " + type);
    }

    private Optional<List<Object>> elements(Type type, String name, ConfigValue value, String path) {
        if (!(value instanceof ConfigList list)) {
            refuse(value, path, "must be a list [ ... ]");
            return Optional.empty();
        }
        var elements = new ArrayList<Object>();
        for (var element : list) {
            value(type, name, element, path).ifPresent(elements::add);
        }
        return elements.size() == list.size() ? Optional.of(elements) : Optional.empty();
    }

    private Optional<Object> entries(Type type, String name, ConfigValue value, String path) {
        if (!(value instanceof ConfigObject block)) {
            return refuse(value, path, "must be a block { ... }");
        }
        var entries = new LinkedHashMap<String, Object>();
        var present = new TreeMap<String, ConfigValue>(block);
        // An entry of the defaults is taken out by setting it to null.
        present.values().removeIf(entry -> entry.valueType() == ConfigValueType.NULL);
        present.forEach(
                (key, entry) -> value(type, name, entry, join(path, key)).ifPresent(bound -> entries.put(key, bound)));
        return entries.size() == present.size() ? Optional.of(entries) : Optional.empty();
    }

    private Optional<Object> construct(Class<?> type, Object[] arguments, ConfigObject block, String path) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments));
        } catch (InvocationTargetException wrong) {
            if (wrong.getCause() instanceof IllegalArgumentException refused) {
                return refuse(block, path, Objects.requireNonNullElse(refused.getMessage(), "makes no sense"));
            }
            throw new IllegalStateException("cannot make " + type, wrong);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot make " + type, impossible);
        }
    }

    /** A constructor names the key first, so the place is that key's, not its block's. */
    private Optional<Object> refuse(ConfigValue value, String path, String what) {
        var words = what.split(" ", 2);
        var named = value instanceof ConfigObject block ? find(block, words[0]) : Optional.<ConfigValue>empty();
        problems.add(
                named.isPresent()
                        ? new ConfigProblem(
                                Place.of(named.get()),
                                path.isEmpty() ? words[0] : path + "." + words[0],
                                what.substring(words[0].length()).strip())
                        : new ConfigProblem(Place.of(value), path, what));
        return Optional.empty();
    }

    /** @param path as it is written, with dots where it leads into blocks */
    private static Optional<ConfigValue> find(ConfigObject block, String path) {
        try {
            Optional<ConfigValue> found = Optional.of(block);
            for (var key : ConfigUtil.splitPath(path)) {
                found = found.filter(ConfigObject.class::isInstance)
                        .map(ConfigObject.class::cast)
                        .flatMap(inner -> Optional.ofNullable(inner.get(key)));
            }
            return found;
        } catch (ConfigException _) {
            // The first word is no key at all.
            return Optional.empty();
        }
    }

    private static String join(String path, String key) {
        var written = ConfigUtil.joinPath(key);
        return path.isEmpty() ? written : path + "." + written;
    }

    /** The keys of a record, as they are written. */
    public static Set<String> keysOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> Names.dashed(component.getName()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
