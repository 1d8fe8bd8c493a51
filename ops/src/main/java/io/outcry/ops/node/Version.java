package io.outcry.ops.node;

import java.util.Optional;

/** Which Outcry this is. */
public final class Version {

    private Version() {}

    /** From the jar's manifest; {@code development} where the classes do not come from a jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
