package io.outcry.persistence;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to get in to a database server.
 *
 * @param password empty where the server asks for none
 * @param tls empty for the safe choice: {@link Tls#OFF} on this machine, {@link Tls#VERIFIED} everywhere else
 * @param authorities PEM file of those who vouch for the server's certificate; empty for those that Java knows
 */
public record ServerAccess(String user, String password, Optional<Tls> tls, Optional<Path> authorities) {

    /** What protects the way to the server. */
    public enum Tls {
        OFF,
        /** Encrypted; whoever answers is believed. */
        REQUIRED,
        /** Encrypted, and the server's certificate is for its name and comes from an authority. */
        VERIFIED
    }

    public ServerAccess {
        if (user.isBlank()) {
            throw new IllegalArgumentException("user must name the database's user");
        }
    }

    @Override
    public String toString() {
        return "ServerAccess[user=" + user + ", tls=" + tls + "]";
    }
}
