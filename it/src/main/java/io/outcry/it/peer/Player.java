package io.outcry.it.peer;

/**
 * An account that a test logs in with.
 *
 * @param name the person of the play, such as {@code romeo}; the local part has a number behind it
 */
public record Player(String name, String local, String domain, String password) {

    /** The bare address. */
    public String bare() {
        return local + "@" + domain;
    }

    public String full(String resource) {
        return bare() + "/" + resource;
    }

    public Player withPassword(String other) {
        return new Player(name, local, domain, other);
    }

    @Override
    public String toString() {
        return bare();
    }
}
