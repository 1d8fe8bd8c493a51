package io.outcry.persistence.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;

/** Says why a directory failed without repeating what it was asked: that holds people's names. */
final class LdapFailures {

    private LdapFailures() {}

    static StoreException explain(String what, LDAPException failure) {
        var code = failure.getResultCode();
        var reason = code.equals(ResultCode.TIMEOUT) ? Reason.UNKNOWN : Reason.FAILED;
        var text = what + " failed: " + code.getName() + " (" + code.intValue() + ")" + detail(failure);
        return new StoreException(reason, text);
    }

    /** Only of connections: what the network and TLS say is about servers and certificates. */
    private static String detail(LDAPException failure) {
        if (failure.getResultCode().equals(ResultCode.CONNECT_ERROR)) {
            return ": " + failure.getMessage();
        }
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (!(cause instanceof LDAPException)) {
                return ": " + cause;
            }
            if (cause instanceof LDAPException connect
                    && connect.getResultCode().equals(ResultCode.CONNECT_ERROR)) {
                return ": " + connect.getMessage();
            }
        }
        return "";
    }
}
