package io.outcry.core.feature.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.IqHandler.Scope;
import io.outcry.core.feature.IqTable;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegacySessionTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");

    private final IqTable table = IqTable.of(List.of(new LegacySession()));

    @ParameterizedTest
    @EnumSource(Scope.class)
    void saysYesWhomeverTheClientAsks(Scope scope) {
        var request = request(Iq.Type.SET);

        var answer = table.answer(scope, request, Facts.of(ROMEO.bare(), Instant.EPOCH));

        assertThat(answer.orElseThrow().toCompletableFuture().join()).isEqualTo(request.result());
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void refusesToBeReadOut(Scope scope) {
        var answer = table.answer(scope, request(Iq.Type.GET), Facts.of(ROMEO.bare(), Instant.EPOCH));

        assertThat(answer.orElseThrow().toCompletableFuture().join().type()).isEqualTo(Iq.Type.ERROR);
    }

    private static Iq request(Iq.Type type) {
        return Iq.of(type, ROMEO, Jid.ofDomain("montague.example"), "s1", Element.empty("session", Namespaces.SESSION));
    }
}
