package io.outcry.core.address;

import java.util.Optional;

/**
 * An XMPP address, already prepared by RFC 7622: {@code local@domain/resource}.
 *
 * @param local the account or room, empty for a domain's own address
 * @param domain a lower-case domain name or IP literal, never empty
 * @param resource one session of the account, empty for a bare address
 */
public record Jid(String local, String domain, String resource) implements Comparable<Jid> {

    public Jid {
        if (domain.isEmpty()) {
            throw new IllegalArgumentException("an address needs a domain");
        }
    }

    /** Prepares and checks an address from outside. */
    public static Jid parse(String text) throws JidFormatException {
        return JidParser.parse(text);
    }

    /** An address that the program or its operator wrote; nonsense is an {@link IllegalArgumentException}. */
    public static Jid of(String text) {
        try {
            return parse(text);
        } catch (JidFormatException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** Empty where the text is not an address. */
    public static Optional<Jid> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (JidFormatException _) {
            return Optional.empty();
        }
    }

    public static Jid ofDomain(String domain) {
        return new Jid("", domain, "");
    }

    public Jid bare() {
        return resource.isEmpty() ? this : new Jid(local, domain, "");
    }

    /** The address of the domain itself. */
    public Jid host() {
        return local.isEmpty() && resource.isEmpty() ? this : new Jid("", domain, "");
    }

    /** This account's session of that name; the resource must be prepared already. */
    public Jid withResource(String name) {
        return new Jid(local, domain, name);
    }

    public boolean isBare() {
        return resource.isEmpty();
    }

    public boolean isFull() {
        return !resource.isEmpty();
    }

    public boolean isDomain() {
        return local.isEmpty() && resource.isEmpty();
    }

    /** The same account, whatever the session. */
    public boolean sameAccount(Jid other) {
        return local.equals(other.local) && domain.equals(other.domain);
    }

    @Override
    public int compareTo(Jid other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        var text = new StringBuilder(local.length() + domain.length() + resource.length() + 2);
        if (!local.isEmpty()) {
            text.append(local).append('@');
        }
        text.append(domain);
        if (!resource.isEmpty()) {
            text.append('/').append(resource);
        }
        return text.toString();
    }
}
