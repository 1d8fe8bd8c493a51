package io.outcry.core.stanza;

/** An element's name: its local part and the namespace that it is in. */
public record Name(String local, String namespace) {

    @Override
    public String toString() {
        return "{" + namespace + "}" + local;
    }
}
