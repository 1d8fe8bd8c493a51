package io.outcry.core.feature;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import java.util.List;
import java.util.Optional;

/** What there is to be discovered below an account's address (XEP-0030 §§3.2, 4.2). */
public interface AccountNodes {

    /** What the asker may know of, as items of its answer. */
    List<Element> visible(UserState state, Jid asker);

    /** The answer to a query that names this node, of whichever kind it is; empty where there is no such node. */
    Optional<Iq> answer(UserState state, Iq request, String node);
}
