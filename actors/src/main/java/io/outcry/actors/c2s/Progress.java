package io.outcry.actors.c2s;

import io.outcry.core.address.Jid;
import io.outcry.core.stream.StreamHeader;
import io.outcry.core.stream.StreamPhase;
import io.outcry.core.stream.TlsFacts;
import java.util.Optional;

/**
 * How far a client has come before it is a session.
 *
 * @param header the client's newest opening tag
 * @param domain which of ours it speaks to, empty before its first opening tag
 * @param account who it is, once it has logged in
 */
record Progress(Optional<StreamHeader> header, String domain, Optional<TlsFacts> tls, Optional<Jid> account) {

    static final Progress START = new Progress(Optional.empty(), "", Optional.empty(), Optional.empty());

    Progress opened(StreamHeader newest, String ourDomain) {
        return new Progress(Optional.of(newest), ourDomain, tls, account);
    }

    Progress secured(TlsFacts facts) {
        return new Progress(header, domain, Optional.of(facts), account);
    }

    Progress authenticated(Jid who) {
        return new Progress(header, domain, tls, Optional.of(who));
    }

    StreamPhase phase() {
        if (account.isPresent()) {
            return StreamPhase.AUTHENTICATED;
        }
        return tls.isPresent() ? StreamPhase.SECURED : StreamPhase.CLEAR;
    }

    String lang() {
        return header.map(StreamHeader::lang).orElse("");
    }
}
