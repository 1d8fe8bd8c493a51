package io.outcry.persistence.directory;

import io.outcry.core.auth.Directory;
import io.outcry.core.meter.Meter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every directory of a node. */
public final class LdapDirectories implements AutoCloseable {

    private final Map<String, LdapDirectory> byName = new LinkedHashMap<>();
    private final Map<String, Directory> byDomain = new HashMap<>();

    private LdapDirectories() {}

    /**
     * Connects to nobody yet. A file that cannot be read, or the like, is an {@link IllegalArgumentException} that begins
     * with its key.
     *
     * @param configs by the operator's names
     */
    public static LdapDirectories open(Map<String, DirectoryConfig> configs, DirectoryLimits limits, Meter meter) {
        var directories = new LdapDirectories();
        try {
            configs.forEach((name, config) -> directories.add(name, config, limits, meter));
            return directories;
        } catch (RuntimeException wrong) {
            directories.close();
            throw wrong;
        }
    }

    private void add(String name, DirectoryConfig config, DirectoryLimits limits, Meter meter) {
        try {
            var directory = LdapDirectory.open(name, config, limits, meter);
            byName.put(name, directory);
            config.domains().forEach(domain -> byDomain.put(domain, directory));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + "." + wrong.getMessage(), wrong);
        }
    }

    public Map<String, Directory> byDomain() {
        return Map.copyOf(byDomain);
    }

    @Override
    public void close() {
        byName.values().forEach(LdapDirectory::close);
    }
}
