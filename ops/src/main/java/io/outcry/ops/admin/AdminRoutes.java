package io.outcry.ops.admin;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.outcry.core.StageFailure;
import io.outcry.core.address.Jid;
import io.outcry.ops.config.AdminConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health and figures for everybody who reaches the port; the rest for who knows the token.
 *
 * <pre>
 * GET    /health                     200 while the process lives
 * GET    /ready                      200 while it takes logins, else 503
 * GET    /metrics                    every figure, for Prometheus
 * GET    /api/status
 * GET    /api/users?domain&amp;after&amp;limit
 * POST   /api/users                  {"jid","password"}: 201, or 409 where it exists
 * POST   /api/users/import           {"users":[{"jid","password"}]}
 * PUT    /api/users/JID/password     {"password"}: 204, or 404
 * DELETE /api/users/JID              204, or 404
 * GET    /api/users/JID/location     on which node it is, and its sessions, or 404
 * GET    /api/ledgers?after          whether some of the ledgers are whole, and behind whom to go on
 * GET    /api/ledgers/holds?after    legal holds, and behind which id to go on
 * POST   /api/ledgers/holds          {"subject","reason"}
 * POST   /api/ledgers/holds/release  {"subject","id","reason"}
 * POST   /api/ledgers/purge?dry-run  removes what is older than its retention, or counts it
 * POST   /api/drain                  {"node","sessionsPerSecond"}: its sessions go to others, and it stops
 * POST   /api/backup                 everything into a file of the data folder: its name
 * </pre>
 */
public final class AdminRoutes extends AllDirectives {

    /** Who calls, in the caller's own words; recorded beside the proof that it knew the token. */
    public static final String OPERATOR_HEADER = "Outcry-Operator";

    private static final Logger LOG = LoggerFactory.getLogger(AdminRoutes.class);
    private static final int LONGEST_OPERATOR_CHARS = 64;

    private static final ContentType.NonBinary PROMETHEUS_TEXT = MediaTypes.customWithOpenCharset(
                    "text", "plain", Map.of("version", "0.0.4"), false)
            .toContentType(HttpCharsets.UTF_8);

    /**
     * What the routes speak to.
     *
     * @param isReady while logins are taken
     * @param metrics every figure as it is now, in Prometheus' text form
     * @param users by who is responsible
     * @param ledgers of all owners, by who is responsible
     * @param backups by who is responsible
     * @param locations by who is responsible
     * @param drains by who is responsible
     * @param firstDomain that is meant where none is named
     */
    public record Setup(
            AdminConfig config,
            Token token,
            BooleanSupplier isReady,
            Supplier<CompletionStage<NodeStatus>> status,
            Supplier<String> metrics,
            Function<String, Users> users,
            Function<String, Ledgers> ledgers,
            Function<String, Backups> backups,
            Function<String, Locations> locations,
            Function<String, Drains> drains,
            String firstDomain) {}

    private final Setup setup;

    private AdminRoutes(Setup setup) {
        this.setup = setup;
    }

    public static Route create(Setup setup) {
        return new AdminRoutes(setup).routes();
    }

    private Route routes() {
        return concat(
                path("health", () -> get(() -> complete(StatusCodes.OK, "alive\n"))),
                path("ready", () -> get(this::ready)),
                path("metrics", () -> get(this::metrics)),
                pathPrefix("api", () -> authenticated(this::api)));
    }

    private Route ready() {
        return setup.isReady().getAsBoolean()
                ? complete(StatusCodes.OK, "ready\n")
                : complete(StatusCodes.SERVICE_UNAVAILABLE, "not ready\n");
    }

    private Route metrics() {
        return complete(HttpResponse.create()
                .withEntity(HttpEntities.create(PROMETHEUS_TEXT, setup.metrics().get())));
    }

    private Route authenticated(Function<String, Route> inner) {
        return authenticateOAuth2(
                "outcry",
                credentials -> credentials
                        // Compares in constant time.
                        .filter(provided -> provided.verify(setup.token().reveal()))
                        .map(_ -> "token"),
                who -> optionalHeaderValueByName(OPERATOR_HEADER, operator -> inner.apply(actor(who, operator))));
    }

    /** Printable and short: it goes into the audit log. */
    private static String actor(String who, Optional<String> operator) {
        var claimed = operator.orElse("").replaceAll("[^\\p{Alnum}@._ -]", "?");
        return claimed.isBlank()
                ? who
                : who + " (" + claimed.substring(0, Math.min(claimed.length(), LONGEST_OPERATOR_CHARS)) + ")";
    }

    private Route api(String actor) {
        var users = setup.users().apply(actor);
        return concat(
                pathPrefix(
                        "ledgers", () -> new LedgerRoutes(this, setup.ledgers().apply(actor)).routes()),
                path(
                        "backup",
                        () -> post(() -> withoutRequestTimeout(() -> answer(
                                guarded(() -> setup.backups().apply(actor).write()),
                                file -> ok(new Json.Backup(file.toString())))))),
                path("drain", () -> post(() -> drain(setup.drains().apply(actor)))),
                path("status", () -> get(() -> answer(setup.status().get(), AdminRoutes::ok))),
                pathPrefix(
                        "users",
                        () -> concat(
                                pathEndOrSingleSlash(() -> concat(get(() -> list(users)), post(() -> add(users)))),
                                path("import", () -> post(() -> importAll(users))),
                                path(segment(), jid -> delete(() -> remove(users, jid))),
                                path(segment().slash("password"), jid -> put(() -> changePassword(users, jid))),
                                path(segment().slash("location"), jid -> get(() -> locate(actor, jid))))));
    }

    private Route list(Users users) {
        return parameterOptional(
                "domain",
                domain -> parameterOptional(
                        "after",
                        after -> parameterOptional(
                                "limit",
                                limit -> answer(
                                        guarded(() -> users.page(
                                                domain.orElse(setup.firstDomain()), after.orElse(""), limit(limit))),
                                        page -> ok(new Json.UserList(
                                                page.accounts().stream()
                                                        .map(Jid::toString)
                                                        .toList(),
                                                page.total()))))));
    }

    private int limit(Optional<String> asked) {
        try {
            var limit = asked.map(Integer::parseInt).orElse(setup.config().maxPageUsers());
            return Math.clamp(limit, 1, setup.config().maxPageUsers());
        } catch (NumberFormatException _) {
            throw new AdminRefusedException("limit must be a number");
        }
    }

    private Route add(Users users) {
        return body(
                Json.UserRequest.class,
                request -> answer(
                        guarded(() -> users.add(credential(request.jid(), request.password()))),
                        done -> done
                                ? json(StatusCodes.CREATED, new Json.UserList(java.util.List.of(request.jid()), 1))
                                : failure(StatusCodes.CONFLICT, request.jid() + " exists already")));
    }

    private Route importAll(Users users) {
        return body(
                Json.ImportRequest.class,
                request -> answer(
                        guarded(() -> users.addAll(request.users().stream()
                                .map(user -> credential(user.jid(), user.password()))
                                .toList())),
                        AdminRoutes::ok));
    }

    private Route changePassword(Users users, String jid) {
        return body(
                Json.PasswordRequest.class,
                request -> answer(
                        guarded(() -> users.changePassword(credential(jid, request.password()))),
                        done -> changed(done, jid)));
    }

    private Route remove(Users users, String jid) {
        return answer(guarded(() -> users.remove(account(jid))), done -> changed(done, jid));
    }

    private Route locate(String actor, String jid) {
        var locations = setup.locations().apply(actor);
        return answer(
                guarded(() -> locations.locate(account(jid))),
                location -> location.map(AdminRoutes::ok).orElseGet(() -> changed(false, jid)));
    }

    private Route drain(Drains drains) {
        return body(
                Json.DrainRequest.class,
                request -> answer(
                        guarded(() -> drains.drain(request.node(), request.sessionsPerSecond())), AdminRoutes::ok));
    }

    private static HttpResponse changed(boolean done, String jid) {
        return done
                ? HttpResponse.create().withStatus(StatusCodes.NO_CONTENT)
                : failure(StatusCodes.NOT_FOUND, "there is no " + jid);
    }

    private static Credential credential(String jid, String password) {
        return new Credential(account(jid), Password.of(password));
    }

    private static Jid account(String text) {
        var jid = Jid.of(text);
        if (!jid.isBare() || jid.isDomain()) {
            throw new AdminRefusedException("an account is user@domain, not " + text);
        }
        return jid;
    }

    <T> Route body(Class<T> type, Function<T, Route> inner) {
        return withSizeLimit(
                setup.config().maxRequestBytes(),
                () -> entity(Unmarshaller.entityToString(), text -> {
                    try {
                        return inner.apply(Json.read(type, text));
                    } catch (AdminRefusedException refused) {
                        return complete(failed(refused));
                    }
                }));
    }

    /** What is refused before anything began takes the same way as what fails later. */
    private static <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException | AdminRefusedException refused) {
            return java.util.concurrent.CompletableFuture.failedFuture(refused);
        }
    }

    <T> Route answer(Supplier<CompletionStage<T>> work, Function<T, HttpResponse> form) {
        return answer(guarded(work), form);
    }

    private <T> Route answer(CompletionStage<T> work, Function<T, HttpResponse> form) {
        return completeWithFuture(work.handle((value, error) -> error == null ? form.apply(value) : failed(error)));
    }

    private static HttpResponse failed(Throwable error) {
        var cause = StageFailure.cause(error);
        if (cause instanceof IllegalArgumentException || cause instanceof AdminRefusedException) {
            return failure(StatusCodes.BAD_REQUEST, String.valueOf(cause.getMessage()));
        }
        LOG.atError().setCause(cause).log("admin.failed");
        return failure(StatusCodes.INTERNAL_SERVER_ERROR, "this failed; the node's log says why");
    }

    static HttpResponse ok(Object value) {
        return json(StatusCodes.OK, value);
    }

    private static HttpResponse failure(StatusCode code, String message) {
        return json(code, new Json.Failure(message));
    }

    private static HttpResponse json(StatusCode code, Object value) {
        return HttpResponse.create()
                .withStatus(code)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, Json.write(value)));
    }
}
