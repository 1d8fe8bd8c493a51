package io.outcry.core.feature.serverinfo;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.feature.Spec;
import java.util.List;

/** The server's description of itself names whom to turn to, where the operator named anybody. */
public record ServerInformation(ContactAddresses addresses) implements Feature {

    private static final String FORM_TYPE = "http://jabber.org/network/serverinfo";

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.xep(157, "1.1.1", "Contact Addresses for XMPP Services"),
                Spec.xep(128, "1.0.1", "Service Discovery Extensions"));
    }

    @Override
    public List<SelfDescription.Form> discoForms() {
        var fields = addresses.fields();
        return fields.isEmpty() ? List.of() : List.of(new SelfDescription.Form(FORM_TYPE, fields));
    }
}
