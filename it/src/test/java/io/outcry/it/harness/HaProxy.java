package io.outcry.it.harness;

import io.outcry.it.peer.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;

/** HAProxy, which we did not write, before the clients' port of a node; not transparent, so it needs the PROXY protocol. */
public final class HaProxy implements AutoCloseable {

    /** Of the PROXY protocol. */
    public enum Version {
        ONE("send-proxy"),
        TWO("send-proxy-v2");

        private final String option;

        Version(String option) {
            this.option = option;
        }
    }

    private final Process process;
    private final InetSocketAddress address;

    private HaProxy(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    public static HaProxy before(InetSocketAddress server, Version version) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
            var config = Files.createTempFile("outcry-haproxy", ".cfg");
            Files.writeString(config, """
                    defaults
                      mode tcp
                      timeout connect 5s
                      timeout client 60s
                      timeout server 60s
                    listen clients
                      bind 127.0.0.1:%d
                      server node 127.0.0.1:%d %s
                    """.formatted(address.getPort(), server.getPort(), version.option));
            var process = new ProcessBuilder("haproxy", "-db", "-q", "-f", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var proxy = new HaProxy(process, address);
            Patience.until("HAProxy takes connections", () -> proxy.answers());
            return proxy;
        } catch (IOException missing) {
            throw new AssertionError("This test needs HAProxy: apt-get install -y haproxy", missing);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("HAProxy ended with " + process.exitValue());
        }
        try (var socket = new Socket()) {
            socket.connect(address);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
