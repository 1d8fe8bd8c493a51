package io.outcry.core.caps;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what a client answers is what its hash promised (XEP-0115 §§5.1, 5.4). */
public final class CapsVerification {

    private static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";

    /** IANA's names and Java's. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "sha-1", "SHA-1",
            "sha-224", "SHA-224",
            "sha-256", "SHA-256",
            "sha-384", "SHA-384",
            "sha-512", "SHA-512",
            "sha3-256", "SHA3-256",
            "sha3-512", "SHA3-512");

    /** {@code i;octet}: by UTF-8 bytes, which is the order of code points and not that of Java's strings. */
    private static final Comparator<String> OCTETS =
            (one, other) -> java.util.Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

    private CapsVerification() {}

    /** For whom an answer counts. */
    public enum Worth {
        /** It is what the hash stands for, whoever sends that hash. */
        EVERYBODYS,
        /** It cannot be compared with the hash, or is something else: it tells of nobody but who answered. */
        ONLY_THIS_CLIENTS,
        /** Ill-formed: it tells nothing. */
        NOTHING
    }

    /**
     * What an answer is worth.
     *
     * @param query of a disco#info result
     */
    public static Worth check(CapsHash hash, Element query) {
        var forms = CapsForm.among(query);
        if (hasRepeats(identities(query)) || hasRepeats(features(query)) || forms.isEmpty()) {
            return Worth.NOTHING;
        }
        return text(identities(query), features(query), forms.get())
                .flatMap(text -> hash(hash.algorithm(), text))
                .filter(hash.ver()::equals)
                .map(_ -> Worth.EVERYBODYS)
                .orElse(Worth.ONLY_THIS_CLIENTS);
    }

    public static List<String> features(Element query) {
        return query.children("feature", DISCO_INFO).stream()
                .map(feature -> feature.attributeOr("var", ""))
                .toList();
    }

    private static List<String> identities(Element query) {
        return query.children("identity", DISCO_INFO).stream()
                .map(identity -> identity.attributeOr("category", "") + "/" + identity.attributeOr("type", "") + "/"
                        + identity.attributeOr(Element.LANG, "") + "/" + identity.attributeOr("name", ""))
                .toList();
    }

    /** Empty where a name holds the separator: two answers could have one text, and one hash (XEP-0115 §9.3). */
    private static Optional<String> text(List<String> identities, List<String> features, List<CapsForm> forms) {
        var parts = new ArrayList<String>();
        identities.stream().sorted(OCTETS).forEach(parts::add);
        features.stream().sorted(OCTETS).forEach(parts::add);
        forms.stream()
                .sorted(Comparator.comparing(CapsForm::type, OCTETS))
                .forEach(form -> parts.addAll(form.parts(OCTETS)));
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part).append('<'));
        return parts.stream().anyMatch(part -> part.contains("<")) ? Optional.empty() : Optional.of(text.toString());
    }

    /** Empty where the algorithm is unknown. */
    private static Optional<String> hash(String algorithm, String text) {
        return Optional.ofNullable(ALGORITHMS.get(algorithm)).map(name -> {
            try {
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance(name).digest(text.getBytes(UTF_8)));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every JDK has " + name, missing);
            }
        });
    }

    private static boolean hasRepeats(List<String> values) {
        return new HashSet<>(values).size() < values.size();
    }
}
