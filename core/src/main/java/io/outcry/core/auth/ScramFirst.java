package io.outcry.core.auth;

import java.util.Optional;

/**
 * The client's first message of SCRAM, taken apart (RFC 5802 §7).
 *
 * @param gs2Header the message's beginning as it came, with its last comma
 * @param bare the message without that header, as it came
 * @param authorizationId empty where the client gave none
 */
record ScramFirst(
        String gs2Header, String bare, Binding binding, String authorizationId, String userName, String nonce) {

    /** What the client says about channel binding. */
    sealed interface Binding {

        /** {@code n}: it cannot. */
        record Unsupported() implements Binding {}

        /** {@code y}: it could, and believes that the server cannot. */
        record NotOffered() implements Binding {}

        /** {@code p=name}: it binds to this. */
        record Used(String name) implements Binding {}
    }

    static Optional<ScramFirst> read(String message) {
        var flagEnd = message.indexOf(',');
        var headerEnd = message.indexOf(',', flagEnd + 1);
        if (flagEnd < 0 || headerEnd < 0) {
            return Optional.empty();
        }
        var binding = binding(message.substring(0, flagEnd));
        var authorizationId = attribute("a=", message.substring(flagEnd + 1, headerEnd), true);
        var bare = message.substring(headerEnd + 1);
        // A first attribute other than the name is m=, an extension that must be understood; we understand none.
        var attributes = bare.split(",", -1);
        if (binding.isEmpty() || authorizationId.isEmpty() || attributes.length < 2) {
            return Optional.empty();
        }
        var userName = attribute("n=", attributes[0], false);
        var nonce = attributes[1];
        if (userName.isEmpty() || !nonce.startsWith("r=") || !isPrintable(nonce) || nonce.length() < 3) {
            return Optional.empty();
        }
        for (var i = 2; i < attributes.length; i++) {
            if (!isExtension(attributes[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new ScramFirst(
                message.substring(0, headerEnd + 1),
                bare,
                binding.get(),
                authorizationId.get(),
                userName.get(),
                nonce.substring(2)));
    }

    static boolean isExtension(String attribute) {
        return attribute.length() > 2 && Character.isLetter(attribute.charAt(0)) && attribute.charAt(1) == '=';
    }

    private static Optional<Binding> binding(String flag) {
        if (flag.equals("n")) {
            return Optional.of(new Binding.Unsupported());
        }
        if (flag.equals("y")) {
            return Optional.of(new Binding.NotOffered());
        }
        return flag.startsWith("p=") && flag.length() > 2
                ? Optional.of(new Binding.Used(flag.substring(2)))
                : Optional.empty();
    }

    /** The value of an attribute that holds a name, or the empty text where the whole attribute may be left out. */
    private static Optional<String> attribute(String key, String attribute, boolean isOptional) {
        if (attribute.isEmpty() && isOptional) {
            return Optional.of("");
        }
        return attribute.startsWith(key) && attribute.length() > key.length()
                ? unescape(attribute.substring(key.length()))
                : Optional.empty();
    }

    /** A comma is written {@code =2C} and an equals sign {@code =3D}; any other equals sign is wrong (RFC 5802 §5.1). */
    private static Optional<String> unescape(String name) {
        var text = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) != '=') {
                text.append(name.charAt(i));
            } else if (name.startsWith("=2C", i)) {
                text.append(',');
                i += 2;
            } else if (name.startsWith("=3D", i)) {
                text.append('=');
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(text.toString());
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }
}
