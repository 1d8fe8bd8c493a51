package io.outcry.ops.config;

/**
 * One thing that is wrong in the configuration.
 *
 * @param place file and line, or the option that set the value
 * @param key as the operator wrote it, from the root; empty where no key is to blame
 * @param what is wrong, and what would be right
 */
public record ConfigProblem(String place, String key, String what) {

    @Override
    public String toString() {
        return key.isEmpty() ? place + ": " + what : place + ": " + key + ": " + what;
    }
}
