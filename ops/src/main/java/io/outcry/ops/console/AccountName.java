package io.outcry.ops.console;

import io.outcry.core.address.Jid;
import io.outcry.core.address.JidFormatException;

/** How people name accounts. */
final class AccountName {

    private AccountName() {}

    /** {@code romeo} means romeo at the first domain. */
    static Jid read(String text, String firstDomain) {
        try {
            var jid = Jid.parse(text.contains("@") ? text : text + "@" + firstDomain);
            if (jid.isBare() && !jid.isDomain()) {
                return jid;
            }
        } catch (JidFormatException wrong) {
            throw new CommandFailedException(ExitCode.USAGE, text + " is not an address: " + wrong.getMessage());
        }
        throw new CommandFailedException(ExitCode.USAGE, text + " is not an account; write user or user@domain");
    }
}
