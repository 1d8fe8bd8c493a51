package io.outcry.core;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import java.util.List;
import java.util.stream.Stream;

/** Every document that Outcry implements: those of its streams, which no feature can be without, and those of features. */
public final class Specs {

    /** What a stream is made of, whoever speaks on it. */
    public static final List<Spec> STREAMS = List.of(
            Spec.rfc(6120, "Extensible Messaging and Presence Protocol (XMPP): Core")
                    .partly("Clients' streams; streams between servers are not there yet."),
            Spec.rfc(7590, "Use of Transport Layer Security (TLS) in XMPP"),
            Spec.rfc(7622, "Extensible Messaging and Presence Protocol (XMPP): Address Format"),
            Spec.rfc(
                    8265,
                    "Preparation, Enforcement, and Comparison of Internationalized Strings Representing"
                            + " Usernames and Passwords"),
            Spec.xep(368, "1.1.0", "SRV records for XMPP over TLS")
                    .partly("Direct TLS on a port of its own, with ALPN."),
            Spec.xep(478, "0.2.0", "Stream Limits Advertisement"));

    /** How a client logs in. */
    public static final List<Spec> LOGIN = List.of(
            Spec.rfc(5802, "Salted Challenge Response Authentication Mechanism (SCRAM) SASL and GSS-API Mechanisms")
                    .partly("The SASL mechanisms, with and without channel binding."),
            Spec.rfc(
                    7677,
                    "SCRAM-SHA-256 and SCRAM-SHA-256-PLUS Simple Authentication and Security Layer (SASL)"
                            + " Mechanisms"),
            Spec.rfc(4616, "The PLAIN Simple Authentication and Security Layer (SASL) Mechanism")
                    .partly("Under TLS only."),
            Spec.rfc(4422, "Simple Authentication and Security Layer (SASL)")
                    .partly("With the EXTERNAL mechanism of its appendix A; no security layers."),
            Spec.rfc(9266, "Channel Bindings for TLS 1.3"),
            Spec.rfc(5929, "Channel Bindings for TLS").partly("tls-server-end-point."),
            Spec.xep(178, "1.2", "Best Practices for Use of SASL EXTERNAL with Certificates")
                    .partly("For clients."),
            Spec.xep(440, "1.0.0", "SASL Channel-Binding Type Capability"),
            Spec.xep(474, "0.5.0", "SASL SCRAM Downgrade Protection"));

    private Specs() {}

    /** All of them, in no promised order; a document may be there more than once, from several features. */
    public static List<Spec> all(List<Feature> features) {
        var ofFeatures = features.stream().flatMap(feature -> feature.specs().stream());
        return Stream.concat(Stream.concat(STREAMS.stream(), LOGIN.stream()), ofFeatures)
                .toList();
    }
}
