package io.outcry.ops;

import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.node.Wiring;

/** The composition root: the only place that makes the big objects and hands them to each other. */
final class Outcry {

    private Outcry() {}

    static Wiring wiring() {
        return new Wiring(
                _ -> {
                    throw new StartRefusedException("This build has no node yet.");
                },
                (_, _) -> {
                    throw new StartRefusedException("This build has no stores yet.");
                },
                _ -> java.util.Map.of(),
                () -> java.util.UUID.randomUUID().toString());
    }
}
