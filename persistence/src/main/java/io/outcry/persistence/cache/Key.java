package io.outcry.persistence.cache;

import io.outcry.core.address.Jid;

/** @param owner bare */
record Key(String kind, Jid owner) {

    static Key of(Kind<?> kind, Jid owner) {
        return new Key(kind.name(), owner.bare());
    }

    @Override
    public String toString() {
        return kind + ":" + owner;
    }
}
