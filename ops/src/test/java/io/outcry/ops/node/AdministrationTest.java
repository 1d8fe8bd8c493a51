package io.outcry.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.audit.AuditEntry;
import io.outcry.ops.admin.TestUsers;
import io.outcry.ops.admin.Token;
import io.outcry.ops.certificate.Certificates;
import io.outcry.ops.config.ConfigLayers;
import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.config.ConfigSources;
import io.outcry.ops.host.DataFolder;
import io.outcry.ops.host.StartRefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationTest {

    private static final Token TOKEN = Token.random();

    private final TestUsers users = TestUsers.create();
    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private TestNode node;

    @BeforeEach
    void start(@TempDir Path folder) throws StartRefusedException, ConfigRefusedException {
        var config = ConfigLayers.load(ConfigSources.none()
                .withSetting("admin.port=0")
                .withSetting("admin.max-request-bytes=2000")
                .withSetting("domains=[montague.example, capulet.example]")
                .withDataFolder(folder));
        var certificates = new Certificates(folder, config.outcry().tls(), Clock.systemUTC());
        node = TestNode.start(new Launch(config, new DataFolder(folder), certificates, TOKEN, Instant.now()), users);
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        node.stop().toCompletableFuture().join();
    }

    @Test
    void answersForItsHealthToEverybody() throws IOException, InterruptedException {
        assertThat(send("GET", "/health", "", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/ready", "", "").statusCode()).isEqualTo(200);

        node.takeNoMoreLogins();

        assertThat(send("GET", "/ready", "", "").statusCode()).isEqualTo(503);
        assertThat(send("GET", "/health", "", "").statusCode()).isEqualTo(200);
    }

    @Test
    void showsItsFiguresToEverybody() throws IOException, InterruptedException {
        var page = send("GET", "/metrics", "", "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=UTF-8");
        assertThat(page.body()).contains("# TYPE outcry_sessions gauge");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/status",
        "GET, /api/users",
        "GET, /api/users/romeo@montague.example/location",
        "POST, /api/users",
        "POST, /api/users/import",
        "PUT, /api/users/romeo@montague.example/password",
        "DELETE, /api/users/romeo@montague.example"
    })
    void refusesWhoDoesNotKnowTheToken(String method, String path) throws IOException, InterruptedException {
        var body = "{\"jid\":\"tybalt@capulet.example\",\"password\":\"x\"}";

        assertThat(send(method, path, "", body).statusCode()).isEqualTo(401);
        assertThat(send(method, path, "Bearer " + "0".repeat(64), body).statusCode())
                .isEqualTo(401);
        assertThat(send(method, path, "Basic " + TOKEN.reveal(), body).statusCode())
                .isEqualTo(401);

        assertThat(users.audit().entries()).isEmpty();
    }

    @Test
    void addsAUserOnce() throws IOException, InterruptedException {
        var body = "{\"jid\":\"Romeo@Montague.example\",\"password\":\"balcony\"}";

        assertThat(api("POST", "/api/users", body).statusCode()).isEqualTo(201);
        var second = api("POST", "/api/users", body);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("exists already");
        assertThat(api("GET", "/api/users", "").body())
                .isEqualTo("{\"users\":[\"romeo@montague.example\"],\"total\":1}");
    }

    @Test
    void recordsWhoAsked() throws IOException, InterruptedException {
        api("POST", "/api/users", "{\"jid\":\"romeo@montague.example\",\"password\":\"balcony\"}");

        assertThat(users.audit().entries().getFirst().actor()).isEqualTo("token (friar?laurence)");
    }

    @Test
    void importsAndPages() throws IOException, InterruptedException {
        var imported = api(
                "POST",
                "/api/users/import",
                "{\"users\":[{\"jid\":\"a@capulet.example\",\"password\":\"1\"},{\"jid\":\"b@capulet.example\",\"password\":\"2\"},"
                        + "{\"jid\":\"c@capulet.example\",\"password\":\"3\"}]}");

        assertThat(imported.body()).isEqualTo("{\"created\":3,\"existed\":0}");
        assertThat(api("GET", "/api/users?domain=capulet.example&after=a&limit=1", "")
                        .body())
                .isEqualTo("{\"users\":[\"b@capulet.example\"],\"total\":3}");
    }

    @Test
    void changesAPassword() throws IOException, InterruptedException {
        api("POST", "/api/users", "{\"jid\":\"romeo@montague.example\",\"password\":\"balcony\"}");

        var path = "/api/users/romeo@montague.example/password";
        assertThat(api("PUT", path, "{\"password\":\"orchard\"}").statusCode()).isEqualTo(204);

        assertThat(api("PUT", "/api/users/tybalt@capulet.example/password", "{\"password\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void removesAUser() throws IOException, InterruptedException {
        api("POST", "/api/users", "{\"jid\":\"romeo@montague.example\",\"password\":\"balcony\"}");

        assertThat(api("DELETE", "/api/users/romeo%40montague.example", "").statusCode())
                .isEqualTo(204);
        assertThat(api("DELETE", "/api/users/romeo%40montague.example", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void locatesAUserAndRecordsWhoAsked() throws IOException, InterruptedException {
        api("POST", "/api/users", "{\"jid\":\"romeo@montague.example\",\"password\":\"balcony\"}");

        var found = api("GET", "/api/users/romeo@montague.example/location", "");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("\"home\":\"pekko://outcry@verona:17355\"", "\"resource\":\"phone\"");
        var nobody = api("GET", "/api/users/tybalt@montague.example/location", "");
        assertThat(nobody.statusCode()).isEqualTo(404);

        assertThat(users.audit().entries())
                .filteredOn(entry -> entry.action().equals("user.locate"))
                .extracting(AuditEntry::subject)
                .containsExactly("romeo@montague.example", "tybalt@montague.example");
    }

    @Test
    void saysNothingThatCannotBeRecorded() throws IOException, InterruptedException {
        api("POST", "/api/users", "{\"jid\":\"romeo@montague.example\",\"password\":\"balcony\"}");
        users.audit().fill();

        assertThat(api("GET", "/api/users/romeo@montague.example/location", "").statusCode())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                    | the text is not the expected JSON",
                "{\"jid\":\"romeo@montague.example\"}                 | the text is not the expected JSON",
                "{\"jid\":null,\"password\":\"secret\"}               | the text is not the expected JSON",
                "{\"jid\":\"montague.example\",\"password\":\"secret\"} | an account is user@domain",
                "{\"jid\":\"@@\",\"password\":\"secret\"}             | the part before",
                "{\"jid\":\"romeo@verona.example\",\"password\":\"secret\"} | verona.example is not a domain of this node",
                "{\"jid\":\"romeo@montague.example\",\"password\":\"\"} | a password may not be empty",
            })
    void refusesNonsenseWithoutRepeatingSecrets(String body, String reason) throws IOException, InterruptedException {
        var response = api("POST", "/api/users", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(reason).doesNotContain("secret");
    }

    @Test
    void refusesABodyThatIsTooLong() throws IOException, InterruptedException {
        assertThat(api("POST", "/api/users", " ".repeat(3_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void hidesWhyItFailed() throws IOException, InterruptedException {
        users.audit().fill();

        var response = api("POST", "/api/users", "{\"jid\":\"romeo@montague.example\",\"password\":\"balcony\"}");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"this failed; the node's log says why\"}");
    }

    @Test
    void showsItsStatus() throws IOException, InterruptedException {
        assertThat(api("GET", "/api/status", "").body()).contains("\"node\":\"outcry@node\"", "\"sessions\":1");
    }

    private HttpResponse<String> api(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, "Bearer " + TOKEN.reveal(), body);
    }

    private HttpResponse<String> send(String method, String path, String authorization, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.adminUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Outcry-Operator", "friar<laurence");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
