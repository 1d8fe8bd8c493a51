package io.outcry.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.ops.host.DataFolder;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** What operators of several nodes ask for. */
class ClusterCommandsTest extends CommandTest {

    @Test
    void locatesAnAccount() throws Exception {
        var data = new DataFolder(folder);
        outcry("user", "add", "romeo", "balcony");
        outcry("user", "add", "juliet", "balcony");
        try (var _ = data.tryHold().orElseThrow()) {
            var node = startNode(data);

            assertThat(outcry("locate", "romeo").out()).isEqualTo("""
                            romeo@montague.example is in memory on verona:17355 (shard 817).
                            session  node          state                client                    connected             presence
                            phone    mantua:17355  detached, resumable  192.0.2.7:51234 STARTTLS  2026-11-22T20:15:00Z  away, priority 5
                            laptop   verona:17355  does not answer      -                         -                     unavailable
                            """);
            assertThat(outcry("locate", "juliet").out()).isEqualTo("""
                            juliet@montague.example is not in memory; it would be on a node that is chosen when it is needed (shard 7).
                            These nodes did not answer, so that it may be there: mantua:17355
                            """);
            assertThat(outcry("locate", "--json", "romeo").out())
                    .startsWith("{\"account\":\"romeo@montague.example\",\"shard\":817");
            assertThat(outcry("locate", "tybalt"))
                    .isEqualTo(new Outcome(1, "", "There is no tybalt@montague.example.\n"));
            assertThat(outcry("locate", "romeo@verona.example").exitCode()).isEqualTo(1);
            assertThat(outcry("locate", "romeo@montague.example/phone").exitCode())
                    .isEqualTo(2);
            assertThat(users.audit().entries())
                    .filteredOn(entry -> entry.action().equals("user.locate"))
                    .hasSize(4);

            node.stop().toCompletableFuture().join();
        }
        assertThat(outcry("locate", "romeo").exitCode()).isEqualTo(5);
    }

    @Test
    void drainsANode() throws Exception {
        var data = new DataFolder(folder);
        try (var _ = data.tryHold().orElseThrow()) {
            var node = startNode(data);

            assertThat(outcry("drain", "padua:17355").err()).contains("there is no node padua:17355", "mantua:17355");
            assertThat(outcry("drain", "--sessions-per-second", "0").exitCode()).isEqualTo(1);
            assertThat(outcry("drain", "mantua:17355", "--sessions-per-second", "250"))
                    .isEqualTo(new Outcome(0, """
                            mantua:17355 takes no more logins, and lets its 12 sessions go, 250 a second.
                            mantua:17355 has left the cluster.
                            """, ""));
            assertThat(outcry("drain").err()).contains("no other node");
            assertThat(users.audit().entries())
                    .filteredOn(entry -> entry.action().equals("node.drain"))
                    .hasSize(1);

            node.stop().toCompletableFuture().join();
        }
    }

    @Test
    void makesCertificatesOfOneAuthority() throws Exception {
        var made = folder.resolve("cluster");

        assertThat(execute("cluster-certificates", made.toString(), "node1.example", "10.0.0.5")
                        .exitCode())
                .isZero();
        var authority = Files.readString(made.resolve("ca.crt"));
        assertThat(execute("cluster-certificates", made.toString(), "node2.example")
                        .out())
                .isEqualTo("Used the authority %s/ca.crt.\nMade %s/node2.example.crt and %s/node2.example.key.\n"
                        .formatted(made, made, made));

        assertThat(made.resolve("ca.crt")).hasContent(authority);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("10.0.0.5.key"))))
                .isEqualTo("rw-------");
        assertThat(execute("cluster-certificates", made.toString(), "ca").exitCode())
                .isEqualTo(2);
        assertThat(execute("cluster-certificates", made.toString(), "../node").exitCode())
                .isEqualTo(2);
        assertThat(execute("cluster-certificates", made.toString()).exitCode()).isEqualTo(2);
    }
}
