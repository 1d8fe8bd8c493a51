package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads whom a client's certificate is for (RFC 6120 §13.7.1). The chain was verified before. */
public final class CertificateAddresses {

    /** id-on-xmppAddr (RFC 6120 §13.7.1.4). */
    private static final String XMPP_ADDRESS = "1.3.6.1.5.5.7.8.5";

    /** Kinds of names in a certificate (RFC 5280 §4.2.1.6). */
    private static final int OTHER_NAME = 0;

    private static final int EMAIL = 1;

    /** More names than this are no person's certificate. */
    private static final int MAX_NAMES = 100;

    private CertificateAddresses() {}

    /**
     * The bare addresses that the certificate names; none where it cannot be read.
     *
     * @param trustsEmail where the certificate names no XMPP address, its e-mail addresses count as such: right only
     *     where whoever signs certificates gives out both
     */
    public static Set<Jid> of(X509Certificate certificate, boolean trustsEmail) {
        var names = names(certificate);
        var addresses = new LinkedHashSet<Jid>();
        names.forEach(name -> xmppAddress(name).ifPresent(addresses::add));
        if (addresses.isEmpty() && trustsEmail) {
            names.forEach(name -> email(name).ifPresent(addresses::add));
        }
        return addresses;
    }

    private static List<List<?>> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null || names.size() > MAX_NAMES ? List.of() : List.copyOf(names);
        } catch (CertificateParsingException _) {
            return List.of();
        }
    }

    /** The JDK gives such a name as its kind, its DER, its object identifier and its text. */
    private static Optional<Jid> xmppAddress(List<?> name) {
        return name.size() == 4
                        && name.getFirst().equals(OTHER_NAME)
                        && XMPP_ADDRESS.equals(name.get(2))
                        && name.get(3) instanceof String text
                ? account(text)
                : Optional.empty();
    }

    private static Optional<Jid> email(List<?> name) {
        return name.size() >= 2 && name.getFirst().equals(EMAIL) && name.get(1) instanceof String text
                ? account(text)
                : Optional.empty();
    }

    private static Optional<Jid> account(String text) {
        return Jid.find(text).filter(Jid::isBare).filter(jid -> !jid.local().isEmpty());
    }
}
