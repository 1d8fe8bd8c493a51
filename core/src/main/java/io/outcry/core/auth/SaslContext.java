package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import io.outcry.core.stream.ChannelBindings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that an exchange may know beside what the client says.
 *
 * @param domain whose accounts log in on this stream
 * @param isSecured the stream is under TLS
 * @param bindings of the TLS session, {@link ChannelBindings#NONE} without TLS
 * @param offer what the stream announced
 * @param hasDirectory the domain's passwords are checked by its {@link Directory}
 * @param certified the addresses in the client's verified certificate, of whatever domain
 */
public record SaslContext(
        String domain,
        boolean isSecured,
        ChannelBindings bindings,
        SaslOffer offer,
        boolean hasDirectory,
        Set<Jid> certified,
        SaslSetup setup) {

    public SaslContext {
        certified = Set.copyOf(certified);
    }

    /** The certificate's addresses that are accounts of this domain, in order. */
    List<Jid> certifiedAccounts() {
        return certified.stream()
                .filter(address -> isAccountHere(address))
                .sorted()
                .toList();
    }

    /** The account of this simple user name (RFC 6120 §6.3.8), prepared by RFC 8265; empty where it can be nobody's. */
    Optional<Jid> accountOf(String userName) {
        return Jid.find(userName + "@" + domain).filter(this::isAccountHere);
    }

    /** An authorization identity is left out or the bare address of the account itself (RFC 6120 §6.3.8). */
    static boolean mayActAs(Jid account, String authorizationId) {
        return authorizationId.isEmpty()
                || Jid.find(authorizationId).filter(account::equals).isPresent();
    }

    private boolean isAccountHere(Jid address) {
        return address.isBare()
                && !address.local().isEmpty()
                && address.domain().equals(domain);
    }
}
