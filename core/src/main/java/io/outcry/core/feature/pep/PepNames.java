package io.outcry.core.feature.pep;

/** The namespaces of publish-subscribe and of the forms in it. */
final class PepNames {

    static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    static final String OWNER = PUBSUB + "#owner";
    static final String EVENT = PUBSUB + "#event";
    static final String ERRORS = PUBSUB + "#errors";
    static final String FORMS = "jabber:x:data";
    static final String FORM_TYPE = "FORM_TYPE";

    private PepNames() {}
}
