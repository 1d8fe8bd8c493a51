package io.outcry.core.stream;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.StreamError.Condition;
import java.util.Optional;
import java.util.Set;

/** What a server answers to a client's opening tag (RFC 6120 §4.7). The tag is answered even where the stream is refused. */
public sealed interface StreamOpening {

    /** Our own opening tag, which is written first in any case (RFC 6120 §4.9.1.1). */
    StreamHeader answer();

    /**
     * The stream is open.
     *
     * @param domain the one of ours that the client speaks to
     */
    record Accepted(StreamHeader answer, String domain) implements StreamOpening {}

    record Refused(StreamHeader answer, StreamError error) implements StreamOpening {}

    /**
     * What the server knows before it reads the tag.
     *
     * @param domains ours
     * @param account who logged in on this connection, bare; empty before that
     * @param lang the server's own language, for a client that names none
     */
    record Server(Set<String> domains, Optional<Jid> account, String lang) {

        public Server {
            domains = Set.copyOf(domains);
        }
    }

    /**
     * Judges the client's opening tag.
     *
     * @param id of the new stream, unguessable (RFC 6120 §4.7.3)
     */
    static StreamOpening answer(StreamHeader header, Server server, String id) {
        var domain = Jid.find(header.to()).filter(Jid::isDomain).map(Jid::domain);
        var ours = domain.filter(server.domains()::contains);
        var from = Jid.find(header.from());
        var answer = new StreamHeader(
                from.map(Jid::toString).orElse(""),
                ours.orElse(""),
                id,
                language(header, server),
                "1.0",
                Namespaces.CLIENT);
        var error = refusal(header, server, domain, from);
        return error.isPresent() ? new Refused(answer, error.get()) : new Accepted(answer, ours.orElseThrow());
    }

    private static Optional<StreamError> refusal(
            StreamHeader header, Server server, Optional<String> domain, Optional<Jid> from) {
        if (!header.namespace().equals(Namespaces.CLIENT)) {
            return error(Condition.INVALID_NAMESPACE, "This port speaks jabber:client.");
        }
        if (!isVersion1(header.version())) {
            return error(Condition.UNSUPPORTED_VERSION, "");
        }
        if (domain.isEmpty()) {
            return error(Condition.IMPROPER_ADDRESSING, "The stream's 'to' has to be the name of a domain.");
        }
        if (!server.domains().contains(domain.get())) {
            return error(Condition.HOST_UNKNOWN, "");
        }
        return wrongAccount(header, server, domain.get(), from);
    }

    /** RFC 6120 §4.7.1: the sender that a client names has to be the one that it proved to be. */
    private static Optional<StreamError> wrongAccount(
            StreamHeader header, Server server, String domain, Optional<Jid> from) {
        if (!header.from().isEmpty() && from.isEmpty()) {
            return error(Condition.INVALID_FROM, "The stream's 'from' is not an address.");
        }
        if (server.account().isEmpty()) {
            return Optional.empty();
        }
        var account = server.account().get();
        if (from.filter(sender -> !sender.sameAccount(account)).isPresent()) {
            return error(Condition.INVALID_FROM, "");
        }
        return account.domain().equals(domain)
                ? Optional.empty()
                : error(Condition.NOT_AUTHORIZED, "You logged in at another domain.");
    }

    private static Optional<StreamError> error(Condition condition, String text) {
        return Optional.of(StreamError.of(condition, text));
    }

    /** Two numbers; any with a first number of 1 or more can speak 1.0, and missing counts as 0.9 (RFC 6120 §4.7.5). */
    private static boolean isVersion1(String version) {
        var dot = version.indexOf('.');
        if (dot < 1 || dot == version.length() - 1 || version.length() > 11) {
            return false;
        }
        var major = version.substring(0, dot);
        var minor = version.substring(dot + 1);
        return isNumber(major) && isNumber(minor) && major.chars().anyMatch(c -> c != '0');
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The client's, where it could be a language tag (RFC 5646 §2.1), since the stream's texts go to no one else. */
    private static String language(StreamHeader header, Server server) {
        return header.lang().length() <= 35 && header.lang().matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
                ? header.lang()
                : server.lang();
    }
}
