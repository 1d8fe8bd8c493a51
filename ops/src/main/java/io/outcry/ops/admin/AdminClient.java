package io.outcry.ops.admin;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Speaks to a running node's administration. Closing it lets go of its connections. */
public final class AdminClient implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /** An import derives many keys before it answers, and a backup writes all that there is. */
    private static final Duration ANSWER_WITHIN = Duration.ofHours(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();
    private final URI node;
    private final Token token;
    private final String operator;

    /**
     * Connects with the first request.
     *
     * @param operator who is responsible, for the audit log
     */
    public AdminClient(URI node, Token token, String operator) {
        this.node = node;
        this.token = token;
        this.operator = operator;
    }

    public CompletionStage<NodeStatus> status() {
        return send("GET", "/api/status", "").thenApply(response -> read(NodeStatus.class, response));
    }

    CompletionStage<HttpResponse<String>> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(node.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token.reveal())
                .header(AdminRoutes.OPERATOR_HEADER, operator)
                .header("Content-Type", "application/json")
                .timeout(ANSWER_WITHIN)
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    /** As a part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static <T> T read(Class<T> type, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw refused(response);
        }
        return Json.read(type, response.body());
    }

    static AdminRefusedException refused(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 401 -> new AdminRefusedException("the node does not know this token; is the data folder its own?");
            case 413 -> new AdminRefusedException("the request is larger than the node's admin.max-request-bytes");
            default -> new AdminRefusedException(reason(response));
        };
    }

    private static String reason(HttpResponse<String> response) {
        try {
            return Json.read(Json.Failure.class, response.body()).error();
        } catch (AdminRefusedException _) {
            return "the node answered with HTTP status " + response.statusCode();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
