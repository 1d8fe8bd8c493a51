package io.outcry.persistence.directory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.outcry.core.address.Jid;

/**
 * The search filter of an account (RFC 4515), with the parts of its address in their places.
 *
 * @param template has {@code {local}} at least once, and may have {@code {domain}}
 */
record AccountFilter(String template) {

    private static final String LOCAL = "{local}";
    private static final String DOMAIN = "{domain}";

    AccountFilter {
        if (!template.contains(LOCAL)) {
            throw new IllegalArgumentException("filter must have {local} where the account's name goes");
        }
        try {
            Filter.create(filled(template, "name", "domain"));
        } catch (LDAPException wrong) {
            throw new IllegalArgumentException(
                    "filter must be a search filter such as (&(objectClass=person)(uid={local})): "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    /** Whatever is in the name is a value, and nothing of it is a part of the filter. */
    Filter of(Jid account) throws LDAPException {
        return Filter.create(filled(template, account.local(), account.domain()));
    }

    /** One pass over the template, so that a name which looks like a place is not filled in again. */
    private static String filled(String template, String local, String domain) {
        var text = new StringBuilder(template.length() + local.length());
        var at = 0;
        while (at < template.length()) {
            if (template.startsWith(LOCAL, at)) {
                text.append(Filter.encodeValue(local));
                at += LOCAL.length();
            } else if (template.startsWith(DOMAIN, at)) {
                text.append(Filter.encodeValue(domain));
                at += DOMAIN.length();
            } else {
                text.append(template.charAt(at));
                at++;
            }
        }
        return text.toString();
    }
}
