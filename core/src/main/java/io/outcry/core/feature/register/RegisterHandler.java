package io.outcry.core.feature.register;

import io.outcry.core.feature.Facts;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import java.util.concurrent.CompletionStage;

/** Takes the requests of one scope: clients address their server or nobody. */
record RegisterHandler(Scope scope, OwnAccount own) implements IqHandler {

    @Override
    public Name name() {
        return new Name("query", RegisterQuery.NAMESPACE);
    }

    @Override
    public CompletionStage<Iq> answer(Iq request, Facts facts) {
        return own.answer(request);
    }
}
