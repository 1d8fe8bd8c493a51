package io.outcry.core.feature.muc;

import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomCard;

/** The names that rooms speak with (XEP-0045 §15). */
public final class MucNames {

    public static final String MUC = RoomAct.MUC;
    public static final String USER = MUC + "#user";
    public static final String ADMIN = MUC + "#admin";
    public static final String OWNER = MUC + "#owner";
    static final String ROOM_CONFIG = MUC + "#roomconfig";
    static final String ROOM_INFO = MUC + "#roominfo";
    static final String REQUEST = MUC + "#request";
    static final String REGISTER = MUC + "#register";
    static final String IQ_REGISTER = "jabber:iq:register";
    /** The node at which people discover the nickname that is kept for them. */
    static final String RESERVED_NICK = "x-roomuser-item";

    static final String DIRECT_INVITATION = "jabber:x:conference";
    static final String OCCUPANT_ID = "urn:xmpp:occupant-id:0";
    static final String SELF_PING = MUC + "#self-ping-optimization";
    static final String VCARD = RoomCard.NAMESPACE;
    static final String PING = "urn:xmpp:ping";

    private MucNames() {}
}
