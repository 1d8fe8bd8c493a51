package io.outcry.ops.host;

import io.outcry.ops.config.OutcryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries every port before anything is started, so that all that are taken are named at once. */
public final class PortCheck {

    private record Wanted(String key, String address, int port) {}

    private PortCheck() {}

    public static void check(OutcryConfig config) throws StartRefusedException {
        var refusals = wanted(config).stream()
                .flatMap(wanted -> refusal(wanted).stream())
                .toList();
        if (!refusals.isEmpty()) {
            throw new StartRefusedException(String.join("\n", refusals)
                    + "\nStop what holds it, or start with --port-offset 10000 to use other ports.");
        }
    }

    /** For a port that was free a moment ago. */
    public static StartRefusedException taken(String key, String address, int port, Throwable cause) {
        return new StartRefusedException(taken(new Wanted(key, address, port)), cause);
    }

    private static List<Wanted> wanted(OutcryConfig config) {
        var wanted = new ArrayList<Wanted>();
        config.listeners()
                .forEach((name, listener) ->
                        wanted.add(new Wanted("listeners." + name + ".port", listener.address(), listener.port())));
        wanted.add(new Wanted(
                "admin.port", config.admin().address(), config.admin().port()));
        wanted.add(new Wanted(
                "cluster.port", config.cluster().address(), config.cluster().port()));
        return wanted;
    }

    private static Optional<String> refusal(Wanted wanted) {
        if (wanted.port() == 0) {
            return Optional.empty();
        }
        try (var socket = new ServerSocket()) {
            // A port in TIME_WAIT is free for a listener.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(wanted.address()), wanted.port()));
            return Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.of(wanted.key() + ": there is no interface named " + wanted.address());
        } catch (IOException wrong) {
            return Optional.of(
                    PortOwner.find(wanted.port()).isPresent() || isInUse(wrong) ? taken(wanted) : other(wanted, wrong));
        }
    }

    private static boolean isInUse(IOException wrong) {
        return String.valueOf(wrong.getMessage()).contains("in use");
    }

    private static String taken(Wanted wanted) {
        var holder = PortOwner.find(wanted.port()).map(owner -> " by " + owner).orElse("");
        return "Port " + wanted.port() + " is taken" + holder + " (" + wanted.key() + ").";
    }

    private static String other(Wanted wanted, IOException wrong) {
        return "Port " + wanted.port() + " of " + wanted.address() + " cannot be used: " + wrong.getMessage() + " ("
                + wanted.key() + ").";
    }
}
