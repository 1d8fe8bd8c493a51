package io.outcry.core.feature.caps;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.feature.SelfDescription;
import io.outcry.core.feature.SelfDescription.Form;
import io.outcry.core.stanza.Element;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * What the server can do as a short hash, so that a client that knows the hash need not ask.
 *
 * @param verification the verification string of XEP-0115 §5, hashed
 */
public record ServerCaps(String verification) {

    static final String NAMESPACE = "http://jabber.org/protocol/caps";

    /** Names the software and never changes with its version. */
    private static final String NODE = "https://outcry.io";

    public static ServerCaps of(SelfDescription info) {
        return new ServerCaps(hash(text(info)));
    }

    /** For the stream features (XEP-0115 §6.3). */
    public Element element() {
        return Element.named("c", NAMESPACE)
                .attribute("hash", "sha-1")
                .attribute("node", NODE)
                .attribute("ver", verification)
                .build();
    }

    /** The node by which a client asks what this hash stands for. */
    public String node() {
        return NODE + "#" + verification;
    }

    private static String text(SelfDescription info) {
        var identities = info.identities().stream()
                .map(identity -> identity.category() + "/" + identity.type() + "//" + identity.name() + "<")
                .sorted()
                .collect(Collectors.joining());
        var features = info.features().stream().map(feature -> feature + "<").collect(Collectors.joining());
        var forms = info.forms().stream()
                .sorted(Comparator.comparing(Form::type))
                .map(ServerCaps::text)
                .collect(Collectors.joining());
        return identities + features + forms;
    }

    private static String text(Form form) {
        var text = new StringBuilder(form.type()).append('<');
        form.fields().forEach((name, values) -> {
            text.append(name).append('<');
            values.stream().sorted().forEach(value -> text.append(value).append('<'));
        });
        return text.toString();
    }

    private static String hash(String text) {
        try {
            // The hash is an identifier that XEP-0115 fixes, not a protection.
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }
}
