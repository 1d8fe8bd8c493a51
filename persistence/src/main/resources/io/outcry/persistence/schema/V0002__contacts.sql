-- What an account knows of another (RFC 6121 §2.1.2, appendix A). A contact is read and written whole, its groups with it.
CREATE TABLE contact (
    owner        VARCHAR(255) NOT NULL,
    jid          VARCHAR(511) NOT NULL,
    name         ${long_text} NOT NULL,
    -- Each ended by U+001F, which no XML text can hold.
    group_names  ${long_text} NOT NULL,
    subscription VARCHAR(16)  NOT NULL,
    is_asking    BOOLEAN      NOT NULL,
    is_approved  BOOLEAN      NOT NULL,
    request      ${long_text} NOT NULL,
    is_in_roster BOOLEAN      NOT NULL,
    PRIMARY KEY (owner, jid)
) ${table_options};

CREATE TABLE roster_version (
    owner   VARCHAR(255) NOT NULL,
    version BIGINT       NOT NULL,
    PRIMARY KEY (owner)
) ${table_options};
