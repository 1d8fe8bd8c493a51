-- What people are in a room beside a role and an affiliation (XEP-0317).
CREATE TABLE room_hat (
    room  VARCHAR(255) NOT NULL,
    uri   VARCHAR(255) NOT NULL,
    title ${long_text} NOT NULL,
    -- In degrees, as it was written; empty for none.
    hue   VARCHAR(16)  NOT NULL,
    PRIMARY KEY (room, uri)
) ${table_options};

-- Who wears them.
CREATE TABLE room_hat_wearer (
    room   VARCHAR(255) NOT NULL,
    person VARCHAR(511) NOT NULL,
    -- Their URIs, each in angle brackets.
    hats   ${long_text} NOT NULL,
    PRIMARY KEY (room, person)
) ${table_options};
