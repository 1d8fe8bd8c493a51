package io.outcry.core.auth;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.ChannelBindings;
import java.util.List;

/**
 * The mechanisms and channel bindings that a stream announces.
 *
 * @param mechanisms strongest first
 * @param channelBindings names, sorted; not empty only together with a mechanism that uses them
 */
public record SaslOffer(List<SaslMechanism> mechanisms, List<String> channelBindings) {

    /** XEP-0440. */
    static final String CHANNEL_BINDING_NAMESPACE = "urn:xmpp:sasl-cb:0";

    public SaslOffer {
        mechanisms = mechanisms.stream().distinct().sorted().toList();
        channelBindings = channelBindings.stream().distinct().sorted().toList();
    }

    /**
     * What a stream may offer of what is switched on: nothing without TLS; -PLUS where the session has a binding;
     * EXTERNAL where the client's certificate names an account.
     */
    public static SaslOffer of(
            List<SaslMechanism> enabled, boolean isSecured, ChannelBindings bindings, boolean hasCertifiedAccount) {
        if (!isSecured) {
            return new SaslOffer(List.of(), List.of());
        }
        var canBind = !bindings.names().isEmpty();
        var mechanisms = enabled.stream()
                .filter(mechanism -> canBind || !mechanism.bindsChannel())
                .filter(mechanism -> hasCertifiedAccount || mechanism != SaslMechanism.EXTERNAL)
                .toList();
        var usesBindings = mechanisms.stream().anyMatch(SaslMechanism::bindsChannel);
        return new SaslOffer(mechanisms, usesBindings ? bindings.names() : List.of());
    }

    boolean bindsChannel() {
        return mechanisms.stream().anyMatch(SaslMechanism::bindsChannel);
    }

    /** The features that announce this: {@code <mechanisms/>}, and {@code <sasl-channel-binding/>} (XEP-0440). */
    public List<Element> features() {
        return channelBindings.isEmpty()
                ? List.of(mechanismsElement())
                : List.of(mechanismsElement(), channelBindingsElement());
    }

    private Element mechanismsElement() {
        var feature = Element.named("mechanisms", Namespaces.SASL);
        for (var mechanism : mechanisms) {
            feature.child("mechanism", mechanism.wireName());
        }
        return feature.build();
    }

    private Element channelBindingsElement() {
        var feature = Element.named("sasl-channel-binding", CHANNEL_BINDING_NAMESPACE);
        for (var binding : channelBindings) {
            feature.child(Element.named("channel-binding", CHANNEL_BINDING_NAMESPACE)
                    .attribute("type", binding)
                    .build());
        }
        return feature.build();
    }

    /** What XEP-0474 §4.1 hashes. Its separators cannot occur in XML, so no two offers give the same text. */
    String hashInput() {
        var names = String.join(
                "\u001e",
                mechanisms.stream().map(SaslMechanism::wireName).sorted().toList());
        return channelBindings.isEmpty() ? names : names + "\u001f" + String.join("\u001e", channelBindings);
    }
}
