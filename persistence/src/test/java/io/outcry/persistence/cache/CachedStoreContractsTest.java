package io.outcry.persistence.cache;

import io.outcry.core.Stores;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.AccountStoreContract;
import io.outcry.core.contact.BlockStore;
import io.outcry.core.contact.BlockStoreContract;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.contact.ContactStoreContract;
import io.outcry.core.feature.vcard.VCardStore;
import io.outcry.core.feature.vcard.VCardStoreContract;
import io.outcry.core.meter.Silent;
import io.outcry.core.pep.PepStore;
import io.outcry.core.pep.PepStoreContract;
import io.outcry.core.routing.FarewellStore;
import io.outcry.core.routing.FarewellStoreContract;
import io.outcry.persistence.Answers;
import io.outcry.persistence.PresenceXml;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** What is remembered is what a store must give; whatever is read is read twice, and the second answer counts. */
class CachedStoreContractsTest {

    private static final Set<String> READS = Set.of("load", "find");

    private final SqlStores sql = TestDatabase.open(TestDatabase.inMemory());
    private final Stores stores = CachedStores.over(
                    sql.stores(), TestCaches.inMemory(10_000_000), new PresenceXml(), new Silent())
            .stores();

    @AfterEach
    void close() {
        sql.close();
    }

    private static <S> S twice(Class<S> type, S store) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        var first = method.invoke(store, arguments);
                        if (!READS.contains(method.getName())) {
                            return first;
                        }
                        Answers.await((CompletionStage<?>) first);
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    @Nested
    class Accounts implements AccountStoreContract {
        @Override
        public AccountStore accounts() {
            return twice(AccountStore.class, stores.accounts());
        }
    }

    @Nested
    class ContactsOfAll implements ContactStoreContract {
        @Override
        public ContactStore store() {
            return twice(ContactStore.class, stores.contacts());
        }
    }

    @Nested
    class Blocks implements BlockStoreContract {
        @Override
        public BlockStore store() {
            return twice(BlockStore.class, stores.blocks());
        }
    }

    @Nested
    class Pep implements PepStoreContract {
        @Override
        public PepStore store() {
            return twice(PepStore.class, stores.pep());
        }
    }

    @Nested
    class Farewells implements FarewellStoreContract {
        @Override
        public FarewellStore store() {
            return twice(FarewellStore.class, stores.farewells());
        }
    }

    @Nested
    class VCards implements VCardStoreContract {
        @Override
        public VCardStore store() {
            return twice(VCardStore.class, stores.vCards());
        }
    }
}
