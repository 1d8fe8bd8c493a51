package io.outcry.core.feature.register;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import java.util.Optional;

/**
 * What a request asks for (XEP-0077 §3).
 *
 * @param userName empty where none was given
 * @param password as the client typed it, empty where none was given
 */
record RegisterQuery(boolean isRemoval, String userName, Secret password) {

    static final String NAMESPACE = "jabber:iq:register";

    /** A text that is not printed. */
    record Secret(String text) {

        @Override
        public String toString() {
            return "Secret";
        }
    }

    static Optional<RegisterQuery> read(Iq request) {
        return request.payload()
                .find("query", NAMESPACE)
                .map(query -> new RegisterQuery(
                        query.child("remove", NAMESPACE).isPresent(),
                        text(query, "username"),
                        new Secret(text(query, "password"))));
    }

    boolean isComplete() {
        return !userName.isEmpty() && !password.text().isEmpty();
    }

    private static String text(Element query, String field) {
        return query.child(field, NAMESPACE).map(Element::text).orElse("");
    }
}
