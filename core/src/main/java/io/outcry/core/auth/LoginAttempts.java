package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts who tries to log in, on one node. An attempt counts as failed from its beginning, so that a thousand guesses at
 * once are no way around the limit, and is taken back when it succeeds. May be called from any thread; never waits.
 */
public final class LoginAttempts {

    /** A client can have as many addresses as its network has: RFC 4291 §2.5.1 gives it 64 bits of them. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final SlidingWindow<Jid> accounts;
    private final SlidingWindow<Octets> networks;

    public LoginAttempts(AttemptLimits limits) {
        accounts = new SlidingWindow<>(limits.failuresPerAccount(), limits.window(), limits.rememberedMax());
        networks = new SlidingWindow<>(limits.failuresPerAddress(), limits.window(), limits.rememberedMax());
    }

    /**
     * Counts an attempt, where there may be one now. Otherwise tells how long not: answer temporary-auth-failure, whether
     * the account exists or not, and do not look at the password.
     */
    public synchronized Optional<Duration> begin(Jid account, InetAddress address, Instant now) {
        var network = network(address);
        var wait = longer(accounts.waitFor(account, now), networks.waitFor(network, now));
        if (wait.isEmpty()) {
            accounts.count(account, now);
            networks.count(network, now);
        }
        return wait;
    }

    /** The attempt that began then was none to count. */
    public synchronized void succeeded(Jid account, InetAddress address, Instant begunAt) {
        accounts.takeBack(account, begunAt);
        networks.takeBack(network(address), begunAt);
    }

    private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
        return one.map(wait -> other.filter(more -> more.compareTo(wait) > 0).orElse(wait))
                .or(() -> other);
    }

    private static Octets network(InetAddress address) {
        var bytes = address.getAddress();
        return Octets.of(address instanceof Inet6Address ? java.util.Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
    }
}
