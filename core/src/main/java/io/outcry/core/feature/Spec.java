package io.outcry.core.feature;

/**
 * The document that a feature implements.
 *
 * @param document such as {@code XEP-0199} or {@code RFC 6121}
 * @param version of the document, empty for an RFC
 * @param title as the document has it
 * @param note what is left out, or empty where all of it is there
 */
public record Spec(String document, String version, String title, String note) {

    public static Spec xep(int number, String version, String title) {
        return new Spec("XEP-%04d".formatted(number), version, title, "");
    }

    public static Spec rfc(int number, String title) {
        return new Spec("RFC " + number, "", title, "");
    }

    public Spec partly(String what) {
        return new Spec(document, version, title, what);
    }
}
