-- Chat rooms (XEP-0045), but for what is said in them, which is in their ledgers.
CREATE TABLE room (
    room      VARCHAR(255) NOT NULL,
    service   VARCHAR(255) NOT NULL,
    -- Whether the service lists it, and under what name.
    is_listed BOOLEAN      NOT NULL,
    title     ${long_text} NOT NULL,
    -- Microseconds since 1970, UTC.
    made_at   BIGINT       NOT NULL,
    PRIMARY KEY (room)
) ${table_options};

CREATE INDEX room_listed ON room (service, is_listed, room);

-- What differs from the usual; each of a field's values, in order.
CREATE TABLE room_setting (
    room     VARCHAR(255) NOT NULL,
    field    VARCHAR(40)  NOT NULL,
    place    INT          NOT NULL,
    setting  ${long_text} NOT NULL,
    PRIMARY KEY (room, field, place)
) ${table_options};

-- Who belongs to a room, or is kept out of it.
CREATE TABLE room_belonging (
    room        VARCHAR(255) NOT NULL,
    person      VARCHAR(511) NOT NULL,
    affiliation VARCHAR(16)  NOT NULL,
    nick        ${long_text} NOT NULL,
    reason      ${long_text} NOT NULL,
    PRIMARY KEY (room, person)
) ${table_options};

CREATE TABLE room_subject (
    room    VARCHAR(255) NOT NULL,
    subject ${long_text} NOT NULL,
    set_by  ${long_text} NOT NULL,
    -- Microseconds since 1970, UTC.
    set_at  BIGINT       NOT NULL,
    PRIMARY KEY (room)
) ${table_options};

-- Who is inside, so that a room whose node dies comes back with them.
CREATE TABLE room_seat (
    room     VARCHAR(255) NOT NULL,
    -- The session's full address.
    session  VARCHAR(511) NOT NULL,
    nick     VARCHAR(255) NOT NULL,
    role     VARCHAR(16)  NOT NULL,
    -- A payload alone in an empty presence.
    presence ${long_text} NOT NULL,
    PRIMARY KEY (room, session)
) ${table_options};

CREATE INDEX room_seat_nick ON room_seat (room, nick);
