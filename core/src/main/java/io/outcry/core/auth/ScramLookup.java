package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers the client's first message of SCRAM with the account's salt, or with a decoy's. */
record ScramLookup(Jid name, SaslMechanism mechanism, ScramFirst first, SaslContext context)
        implements AwaitingAccount {

    @Override
    public boolean isExpensive() {
        return false;
    }

    @Override
    public SaslStep found(Optional<Account> account) {
        var hash = mechanism.hash().orElseThrow();
        var setup = context.setup();
        var decoy = setup.decoys().keys(name, hash, setup.hashing());
        var kept = account.flatMap(known -> Optional.ofNullable(known.keys().get(hash)));
        var keys = kept.orElse(decoy);
        var nonce = first.nonce() + setup.nonces().get();
        var message = "r=" + nonce + ",s=" + keys.salt().toBase64() + ",i=" + keys.iterations() + offerHash(hash);
        return new SaslStep.Challenge(
                StrictText.bytes(message),
                new ScramProof(
                        name,
                        mechanism,
                        new ScramProof.Said(first.bare() + "," + message, nonce, expectedBinding()),
                        keys,
                        kept.isPresent(),
                        setup.hashing()));
    }

    private String offerHash(ScramHash hash) {
        if (!context.setup().sendsOfferHash()) {
            return "";
        }
        var input = context.offer().hashInput().getBytes(StandardCharsets.US_ASCII);
        return ",h=" + Octets.of(context.setup().hashing().digest(hash, input)).toBase64();
    }

    /** The header again, and behind it the bytes of the binding where one is used (RFC 5802 §5.1, attribute c). */
    private Octets expectedBinding() {
        var header = first.gs2Header().getBytes(StandardCharsets.UTF_8);
        var binding = switch (first.binding()) {
            case ScramFirst.Binding.Used used ->
                context.bindings().find(used.name()).orElseThrow();
            case ScramFirst.Binding.Unsupported _, ScramFirst.Binding.NotOffered _ -> new byte[0];
        };
        var all = new byte[header.length + binding.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(binding, 0, all, header.length, binding.length);
        return Octets.of(all);
    }
}
