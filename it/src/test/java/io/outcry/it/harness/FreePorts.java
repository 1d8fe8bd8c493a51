package io.outcry.it.harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Finds offsets with which every port of a node is free, below the ports that the system gives to clients. */
final class FreePorts {

    static final int CLIENTS = 5222;
    static final int DIRECT_TLS_CLIENTS = 5223;
    static final int ADMIN = 5290;
    static final int CLUSTER = 17355;

    private static final List<Integer> ALL = List.of(CLIENTS, DIRECT_TLS_CLIENTS, ADMIN, CLUSTER);
    private static final int HIGHEST = 32_767;
    private static final int ATTEMPTS = 200;

    private FreePorts() {}

    static List<Integer> offsets(int wanted) {
        var random = new Random();
        var found = new LinkedHashSet<Integer>();
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var offset = 1_000 + random.nextInt(HIGHEST - CLUSTER - 1_000);
            if (ALL.stream().allMatch(port -> isFree(port + offset)) && isApart(offset, found)) {
                found.add(offset);
            }
            if (found.size() == wanted) {
                return List.copyOf(found);
            }
        }
        throw new IllegalStateException("no free ports after " + ATTEMPTS + " attempts");
    }

    /** A port that nothing has, apart from those. */
    static int one() {
        return CLUSTER + offsets(1).getFirst();
    }

    /** None of these has a port that another would have. */
    private static boolean isApart(int offset, Set<Integer> others) {
        return others.stream()
                .allMatch(
                        other -> ALL.stream().map(port -> port + other).noneMatch(port -> ALL.contains(port - offset)));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
