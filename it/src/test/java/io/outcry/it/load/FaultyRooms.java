package io.outcry.it.load;

import io.outcry.it.peer.XmlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of a chat service as a load needs; it keeps everybody out whose nickname it does not like. */
final class FaultyRooms {

    /** Of each room, its occupants' own addresses by those in the room. */
    private final Map<String, Map<String, String>> rooms = new LinkedHashMap<>();

    private String unwelcome = "nobody";
    private String ignored = "nobody";

    /** @param occupant the end of the address in rooms of those who are refused */
    synchronized void refuse(String occupant) {
        unwelcome = occupant;
    }

    /** @param occupant the end of the address in rooms of those who get no answer */
    synchronized void ignore(String occupant) {
        ignored = occupant;
    }

    /** What somebody is told who wants to be inside under this address. */
    synchronized String enter(String place, String address) {
        if (place.endsWith(ignored)) {
            return "";
        }
        if (place.endsWith(unwelcome)) {
            return "<presence type='error' from='" + place + "'><error type='cancel'>"
                    + "<conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>";
        }
        var room = place.substring(0, place.indexOf('/'));
        var created = rooms.containsKey(room) ? "" : "<status code='201'/>";
        rooms.computeIfAbsent(room, _ -> new LinkedHashMap<>()).put(place, address);
        return "<presence from='" + place + "'><x xmlns='http://jabber.org/protocol/muc#user'><status code=\"110\"/>"
                + created + "</x></presence>";
    }

    /** What becomes of a message: itself, or where it is to a room one for each occupant. */
    synchronized List<String> copies(String message, String from) {
        var to = XmlText.parse(message).attributeOr("to", "");
        if (!rooms.containsKey(to)) {
            return List.of(message);
        }
        var occupants = rooms.getOrDefault(to, Map.of());
        var sender = occupants.entrySet().stream()
                .filter(occupant -> occupant.getValue().equals(from))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(to);
        return occupants.values().stream()
                .map(address -> message.replace("to='" + to, "from='" + sender + "' to='" + address))
                .toList();
    }
}
