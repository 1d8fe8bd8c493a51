package io.outcry.shards.wire;

import io.outcry.actors.CrossesNodes;
import java.io.NotSerializableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every message that crosses nodes, by its class and by its name on the wire. */
final class WireForms {

    private final Map<Class<?>, WireForm<?>> byType = new HashMap<>();
    private final Map<String, WireForm<?>> byManifest = new HashMap<>();

    WireForms() {
        Stream.of(
                        UserForms.all(),
                        RoomForms.all(),
                        WitnessForms.all(),
                        ClientForms.all(),
                        CacheForms.all(),
                        InquiryForms.all())
                .flatMap(List::stream)
                .forEach(this::add);
    }

    private void add(WireForm<?> form) {
        if (byType.put(form.type(), form) != null || byManifest.put(form.manifest(), form) != null) {
            throw new IllegalStateException(form.manifest() + " is registered twice");
        }
    }

    Collection<WireForm<?>> all() {
        return byManifest.values();
    }

    WireForm<?> of(Object message) {
        var form = byType.get(message.getClass());
        if (form == null) {
            throw new IllegalArgumentException(message.getClass().getName() + " is "
                    + CrossesNodes.class.getSimpleName() + " but has no wire form");
        }
        return form;
    }

    WireForm<?> named(String manifest) throws NotSerializableException {
        var form = byManifest.get(manifest);
        if (form == null) {
            throw new NotSerializableException("no message is called " + manifest + " on the wire");
        }
        return form;
    }
}
