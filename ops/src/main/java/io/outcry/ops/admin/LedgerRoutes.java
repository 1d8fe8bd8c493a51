package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import java.util.Optional;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/** The part of the administration that is about ledgers; {@link AdminRoutes} lists it. */
final class LedgerRoutes extends AllDirectives {

    private final AdminRoutes routes;
    private final Ledgers ledgers;

    /** @param routes by whose way it answers */
    LedgerRoutes(AdminRoutes routes, Ledgers ledgers) {
        this.routes = routes;
        this.ledgers = ledgers;
    }

    /** Behind {@code /api/ledgers}. */
    Route routes() {
        return concat(
                pathEndOrSingleSlash(() -> get(this::inspect)),
                pathPrefix(
                        "holds",
                        () -> concat(
                                pathEndOrSingleSlash(() -> concat(get(this::list), post(this::hold))),
                                path("release", () -> post(this::release)))),
                path("purge", () -> post(() -> withoutRequestTimeout(this::purge))));
    }

    private Route inspect() {
        return withoutRequestTimeout(() -> parameterOptional(
                "after", after -> routes.answer(() -> ledgers.inspect(after.orElse("")), AdminRoutes::ok)));
    }

    private Route list() {
        return parameterOptional(
                "after",
                after -> routes.answer(
                        () -> ledgers.holds(after.orElse("")), holds -> AdminRoutes.ok(HoldJson.Lines.of(holds))));
    }

    private Route hold() {
        return routes.body(
                HoldJson.Request.class,
                request -> routes.answer(
                        () -> ledgers.hold(subject(request.subject()), request.reason()),
                        held -> AdminRoutes.ok(HoldJson.Held.of(held))));
    }

    private Route release() {
        return routes.body(
                HoldJson.ReleaseRequest.class,
                request -> routes.answer(
                        () -> ledgers.release(subject(request.subject()), request.id(), request.reason()),
                        hold -> AdminRoutes.ok(HoldJson.Line.of(hold))));
    }

    private Route purge() {
        return parameterOptional(
                "dry-run",
                isRehearsal -> routes.answer(() -> ledgers.purge(isRehearsal(isRehearsal)), AdminRoutes::ok));
    }

    /** Whoever writes it wrong does not want anything to go. */
    private static boolean isRehearsal(Optional<String> asked) {
        return switch (asked.orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new AdminRefusedException("dry-run must be true or false");
        };
    }

    private static Jid subject(String text) {
        var jid = Jid.of(text);
        if (!jid.isBare()) {
            throw new AdminRefusedException("a hold is on user@domain or on a domain, not on " + text);
        }
        return jid;
    }
}
