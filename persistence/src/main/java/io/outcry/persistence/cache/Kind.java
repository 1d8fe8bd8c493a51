package io.outcry.persistence.cache;

import com.fasterxml.jackson.core.type.TypeReference;
import io.outcry.core.auth.Account;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Contacts;
import io.outcry.core.routing.Sessions.Farewell;
import io.outcry.core.stanza.Payload;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is remembered of accounts: one value of each kind for each.
 *
 * @param name unique; stands in Redis' keys
 * @param isShared false for what must not leave the process, such as keys of passwords
 * @param isWorthKeeping whether this value is remembered at all
 */
record Kind<V>(String name, boolean isShared, TypeReference<V> type, Predicate<V> isWorthKeeping) {

    /** Those that do not exist are not remembered: whoever makes them up would fill the cache. */
    static final Kind<Optional<Account>> ACCOUNT =
            new Kind<>("account", false, new TypeReference<>() {}, Optional::isPresent);

    static final Kind<Contacts> CONTACTS = shared("contacts", new TypeReference<>() {});
    static final Kind<BlockList> BLOCKS = shared("blocks", new TypeReference<>() {});
    static final Kind<NodesAtHand> PEP = shared("pep", new TypeReference<>() {});
    static final Kind<Optional<Payload>> VCARD = shared("vcard", new TypeReference<>() {});
    static final Kind<Optional<Farewell>> FAREWELL = shared("farewell", new TypeReference<>() {});

    private static <V> Kind<V> shared(String name, TypeReference<V> type) {
        return new Kind<>(name, true, type, _ -> true);
    }
}
