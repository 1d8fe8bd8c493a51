package io.outcry.it.harness;

import io.outcry.it.peer.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who plays: each person has many accounts, and each test gets fresh ones, so that no test finds another's contacts or
 * messages.
 */
public final class Cast {

    public static final String MONTAGUE = "montague.example";
    public static final String CAPULET = "capulet.example";

    /** Accounts of each person; a suite that needs more has to raise it. */
    private static final int ACCOUNTS = 400;

    private static final Map<String, String> DOMAINS =
            Map.of("romeo", MONTAGUE, "mercutio", MONTAGUE, "juliet", CAPULET, "nurse", CAPULET);

    private final Map<String, AtomicInteger> given = new ConcurrentHashMap<>();

    public static List<String> names() {
        return DOMAINS.keySet().stream().sorted().toList();
    }

    public static String domainOf(String name) {
        var domain = DOMAINS.get(name);
        if (domain == null) {
            throw new IllegalArgumentException(name + " has no part in the cast " + names());
        }
        return domain;
    }

    /** Every account there is, for the server that has to know them. */
    public static List<Player> everybody() {
        var all = new ArrayList<Player>();
        for (var name : names()) {
            for (var number = 1; number <= ACCOUNTS; number++) {
                all.add(account(name, number));
            }
        }
        return all;
    }

    /** The next account of this person. */
    public Player next(String name) {
        var number = given.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
        if (number > ACCOUNTS) {
            throw new IllegalStateException("all " + ACCOUNTS + " accounts of " + name + " are taken");
        }
        return account(name, number);
    }

    private static Player account(String name, int number) {
        var local = name + "-" + number;
        return new Player(name, local, domainOf(name), "secret of " + local);
    }
}
