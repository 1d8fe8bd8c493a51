-- What a room tells everybody about itself (XEP-0054), its avatar in the first place: the vCard alone, in an empty presence.
CREATE TABLE room_card (
    room    VARCHAR(255) NOT NULL,
    content ${long_text} NOT NULL,
    PRIMARY KEY (room)
) ${table_options};
