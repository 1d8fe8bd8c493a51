package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A name for each person in a room, by which messages before and after a change of nickname are known as the same person's,
 * and which tells nobody the address (XEP-0421 §3): the same in one room for ever, another one in every other.
 */
public final class OccupantIds {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param secret the same for all nodes, and for ever */
    public OccupantIds(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    public String of(Jid room, Jid person) {
        return sign(room.bare() + " " + person.bare());
    }

    /** What nobody but this service can say of this text, in hexadecimal digits. */
    String sign(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
