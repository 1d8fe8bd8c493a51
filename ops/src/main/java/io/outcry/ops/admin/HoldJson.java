package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import io.outcry.core.retention.Hold;
import io.outcry.core.retention.HoldStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Legal holds as they travel over the administration's HTTP, as JSON. */
public final class HoldJson {

    /** A hold to place. */
    public record Request(String subject, String reason) {}

    /** A hold to end. */
    public record ReleaseRequest(String subject, Optional<String> id, String reason) {}

    /** One that is, or was. */
    public record Line(
            String id, String subject, String reason, String by, Instant at, Optional<Hold.Release> release) {

        public static Line of(Hold hold) {
            return new Line(hold.id(), hold.subject().toString(), hold.reason(), hold.by(), hold.at(), hold.release());
        }

        Hold hold() {
            return new Hold(id, Jid.of(subject), reason, by, at, release);
        }
    }

    /** Some of them. */
    public record Lines(List<Line> holds) {

        public static Lines of(List<Hold> holds) {
            return new Lines(holds.stream().map(Line::of).toList());
        }
    }

    /** One that was placed. */
    public record Held(Line hold, HoldStore.Extent extent) {

        static Held of(Ledgers.Held held) {
            return new Held(Line.of(held.hold()), held.extent());
        }

        Ledgers.Held held() {
            return new Ledgers.Held(hold.hold(), extent);
        }
    }

    private HoldJson() {}
}
