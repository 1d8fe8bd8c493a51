package io.outcry.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stream.ChannelBindings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the SASL tests share: Romeo with his password "pencil", a server with a fixed nonce, and a client's arithmetic. */
final class SaslPeer {

    static final Jid ROMEO = Jid.of("romeo@montague.example");
    static final String NONCE = "server-nonce";
    static final int ITERATIONS = 4096;
    static final Octets SALT = Octets.ofBase64("W22ZaJ0SNY7soEsUEjb6gQ==");
    static final ChannelBindings BINDINGS = new ChannelBindings(Map.of(
            ChannelBindings.TLS_EXPORTER, bytes("exported by tls"),
            ChannelBindings.TLS_SERVER_END_POINT, bytes("the certificate's hash")));

    private SaslPeer() {}

    static Account romeo(Hashing hashing) {
        var keys = new java.util.EnumMap<ScramHash, ScramKeys>(ScramHash.class);
        for (var hash : ScramHash.values()) {
            keys.put(hash, PasswordKeys.derive(hash, "pencil", SALT, ITERATIONS, hashing));
        }
        return new Account(ROMEO, keys, Instant.EPOCH);
    }

    static SaslContext context() {
        return context(List.of(SaslMechanism.values()), BINDINGS, Set.of());
    }

    static SaslContext context(List<SaslMechanism> enabled, ChannelBindings bindings, Set<Jid> certified) {
        var offer = SaslOffer.of(enabled, true, bindings, !certified.isEmpty());
        return new SaslContext(
                "montague.example", true, bindings, offer, false, certified, setup(NONCE, Hashing.JDK, false));
    }

    static SaslContext with(SaslContext context, SaslSetup setup) {
        return new SaslContext(
                context.domain(),
                context.isSecured(),
                context.bindings(),
                context.offer(),
                context.hasDirectory(),
                context.certified(),
                setup);
    }

    static SaslSetup setup(String nonce, Hashing hashing, boolean sendsOfferHash) {
        var secret = StrictText.bytes("a secret of this installation");
        return new SaslSetup(() -> nonce, new Decoys(secret, ITERATIONS), hashing, sendsOfferHash);
    }

    static SaslStep start(SaslMechanism mechanism, String response, SaslContext context) {
        return SaslExchange.start(mechanism.wireName(), Optional.of(StrictText.bytes(response)), context);
    }

    /** Starts and hands in the account. */
    static SaslStep found(SaslMechanism mechanism, String response, SaslContext context, Optional<Account> account) {
        var step = start(mechanism, response, context);
        assertThat(step).isInstanceOf(SaslStep.NeedAccount.class);
        return ((SaslStep.NeedAccount) step).next().found(account);
    }

    static String text(SaslStep.Challenge challenge) {
        return new String(challenge.content().toArray(), StandardCharsets.UTF_8);
    }

    static SaslFailure.Condition condition(SaslStep step) {
        assertThat(step).isInstanceOf(SaslStep.Failure.class);
        return ((SaslStep.Failure) step).failure().condition();
    }

    /** A whole exchange of a client that knows this password and binds to this channel. */
    static SaslStep scram(
            SaslMechanism mechanism, String header, byte[] binding, String password, SaslContext context) {
        var bare = "n=romeo,r=client-nonce";
        var step = found(mechanism, header + bare, context, Optional.of(romeo(Hashing.JDK)));
        var challenge = (SaslStep.Challenge) step;
        return challenge
                .next()
                .respond(StrictText.bytes(
                        finalMessage(mechanism, bare, text(challenge), bound(header, binding), password)));
    }

    static byte[] bound(String header, byte[] binding) {
        var start = bytes(header);
        var all = Arrays.copyOf(start, start.length + binding.length);
        System.arraycopy(binding, 0, all, start.length, binding.length);
        return all;
    }

    static String finalMessage(
            SaslMechanism mechanism, String bare, String serverFirst, byte[] binding, String password) {
        var nonce = serverFirst.substring(0, serverFirst.indexOf(','));
        return proven(mechanism, bare, serverFirst, "c=" + Octets.of(binding).toBase64() + "," + nonce, password);
    }

    /** Written from RFC 5802 §3 by itself, so that the server's own arithmetic is not what checks it. */
    static String proven(
            SaslMechanism mechanism, String bare, String serverFirst, String withoutProof, String password) {
        var hash = mechanism.hash().orElseThrow();
        var parts = serverFirst.split(",", -1);
        var salt = Octets.ofBase64(parts[1].substring(2)).toArray();
        var iterations = Integer.parseInt(parts[2].substring(2));
        var salted = Hashing.JDK.pbkdf2(hash, password, salt, iterations);
        var clientKey = Hashing.JDK.hmac(hash, salted, bytes("Client Key"));
        var authMessage = bytes(bare + "," + serverFirst + "," + withoutProof);
        var signature = Hashing.JDK.hmac(hash, Hashing.JDK.digest(hash, clientKey), authMessage);
        for (var i = 0; i < signature.length; i++) {
            signature[i] ^= clientKey[i];
        }
        return withoutProof + ",p=" + Octets.of(signature).toBase64();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
