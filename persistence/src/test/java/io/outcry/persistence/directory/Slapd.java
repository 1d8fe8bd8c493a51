package io.outcry.persistence.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A real OpenLDAP server on its own folder and ports. Nobody may log in without TLS, and only {@link #SEARCHER} may read.
 */
public final class Slapd implements AutoCloseable {

    public static final String BASE = "dc=corp,dc=example";
    public static final String SEARCHER = "cn=searcher," + BASE;
    public static final String SEARCHERS_PASSWORD = "i search";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Path folder;
    private final ThrowawayAuthority authority;
    private final ThrowawayAuthority.Certified own;
    private final int port;
    private final int directTlsPort;
    private Process process;

    private Slapd(Path folder, String host, String people) throws IOException {
        this.folder = folder;
        this.authority = ThrowawayAuthority.in(folder.resolve("authority"));
        this.own = authority.certifyServer(host);
        this.port = freePort();
        this.directTlsPort = freePort();
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("slapd.conf"), config());
        Files.writeString(folder.resolve("people.ldif"), root() + "\n" + people);
        Programs.toItsEnd(folder, List.of("/usr/sbin/slapadd", "-f", "slapd.conf", "-l", "people.ldif"));
        this.process = launch();
        awaitListening();
    }

    /**
     * One with these people.
     *
     * @param people LDIF (RFC 2849)
     */
    public static Slapd start(String people) {
        return startAs("localhost", people);
    }

    /** One whose certificate is for another host than the one it runs on. */
    static Slapd startAs(String host, String people) {
        try {
            var parent = Files.createDirectories(Path.of("target", "slapd").toAbsolutePath());
            return new Slapd(Files.createTempDirectory(parent, "slapd-"), host, people);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** Somebody with a name that needs no escaping in LDIF. */
    public static String person(String uid, String password) {
        return person("uid=" + uid + "," + BASE, uid, password);
    }

    public static String person(String dn, String uid, String password) {
        return """
                dn: %s
                objectClass: inetOrgPerson
                cn: somebody
                sn: somebody
                uid: %s
                userPassword: %s

                """.formatted(dn, uid, password);
    }

    private static String root() {
        return """
                dn: %s
                objectClass: dcObject
                objectClass: organization
                o: Corp
                dc: corp

                dn: %s
                objectClass: organizationalRole
                objectClass: simpleSecurityObject
                cn: searcher
                userPassword: %s
                """.formatted(BASE, SEARCHER, SEARCHERS_PASSWORD);
    }

    private String config() {
        return """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                TLSCertificateFile %s
                TLSCertificateKeyFile %s
                security simple_bind=128
                allow bind_anon_cred bind_anon_dn
                access to dn.base="" by * read
                database mdb
                directory %s
                suffix "%s"
                rootdn "cn=admin,%s"
                rootpw administrator
                access to attrs=userPassword by anonymous auth by * none
                access to * by dn.exact="%s" read by * none
                """.formatted(own.certificate(), own.key(), folder.resolve("data"), BASE, BASE, SEARCHER);
    }

    /** Starts it where it was stopped before, with the same ports and data. */
    public void restart() {
        process = launch();
        awaitListening();
    }

    private Process launch() {
        var urls = "ldap://127.0.0.1:" + port + " ldaps://127.0.0.1:" + directTlsPort;
        try {
            return new ProcessBuilder("/usr/sbin/slapd", "-h", urls, "-f", "slapd.conf", "-d", "stats")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("This test needs slapd: apt-get install -y slapd", missing);
        }
    }

    private void awaitListening() {
        var since = Instant.now();
        while (!isListening()) {
            if (!process.isAlive() || Duration.between(since, Instant.now()).compareTo(LIMIT) > 0) {
                process.destroyForcibly();
                throw new AssertionError("slapd does not start\n" + log());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("slapd does not die");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** It takes connections and says nothing, until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        Programs.toItsEnd(folder, List.of("kill", "-" + name, "" + process.pid()));
    }

    /** Somebody leaves. */
    public void delete(String dn) {
        Programs.toItsEnd(
                folder,
                List.of(
                        "env",
                        // Who we are talking to is no question here.
                        "LDAPTLS_REQCERT=never",
                        "ldapdelete",
                        "-ZZ",
                        "-x",
                        "-H",
                        "ldap://127.0.0.1:" + port,
                        "-D",
                        "cn=admin," + BASE,
                        "-w",
                        "administrator",
                        dn));
    }

    public String startTls() {
        return "ldap://localhost:" + port;
    }

    public String directTls() {
        return "ldaps://localhost:" + directTlsPort;
    }

    /** PEM file of who vouches for it. */
    public Path authorities() {
        return authority.certificate();
    }

    /** What it was asked, and what it answered. */
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private Path logFile() {
        return folder.resolve("slapd.log");
    }

    /** Below the ports that the system gives to clients, so that a stopped server finds its own again. */
    private static int freePort() {
        var random = new Random();
        return IntStream.generate(() -> 10_000 + random.nextInt(20_000))
                .limit(200)
                .filter(Slapd::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
