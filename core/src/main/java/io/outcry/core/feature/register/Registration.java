package io.outcry.core.feature.register;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.Spec;
import java.util.List;

/** Lets users change their password and remove their account, where the rules allow it. */
public final class Registration implements Feature {

    private final OwnAccount own;

    public Registration(OwnAccount own) {
        this.own = own;
    }

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(77, "2.4", "In-Band Registration")
                .partly("no data forms, no redirection to a web page; it asks for name and password"));
    }

    @Override
    public List<String> disco() {
        return List.of(RegisterQuery.NAMESPACE);
    }

    @Override
    public List<IqHandler> iqHandlers() {
        return List.of(
                new RegisterHandler(IqHandler.Scope.SERVER, own), new RegisterHandler(IqHandler.Scope.ACCOUNT, own));
    }
}
