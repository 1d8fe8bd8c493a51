package io.outcry.core.room;

import io.outcry.core.stanza.Element;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a room tells everybody about itself (XEP-0054), its avatar in the first place (XEP-0486).
 *
 * @param card the {@code <vCard/>}; it says something
 * @param hashes of its pictures, in their order, as XEP-0153 §4.1 has it
 */
public record RoomCard(Element card, List<String> hashes) {

    public static final String NAMESPACE = "vcard-temp";

    public RoomCard {
        hashes = List.copyOf(hashes);
    }

    /** Empty where a picture is none. */
    public static Optional<RoomCard> of(Element card) {
        var hashes = new ArrayList<String>();
        for (var photo : card.children("PHOTO", NAMESPACE)) {
            var data = photo.child("BINVAL", NAMESPACE).map(Element::text);
            if (data.isPresent()) {
                var hash = hash(data.get());
                if (hash.isEmpty()) {
                    return Optional.empty();
                }
                hashes.add(hash.get());
            }
        }
        return Optional.of(new RoomCard(card, hashes));
    }

    private static Optional<String> hash(String base64) {
        try {
            var picture = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            return picture.length == 0
                    ? Optional.empty()
                    : Optional.of(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-1").digest(picture)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-1", missing);
        }
    }
}
