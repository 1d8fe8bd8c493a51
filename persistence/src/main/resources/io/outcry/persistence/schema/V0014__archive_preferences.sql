-- What an account wants its archive to show (XEP-0441): how it is with one address, and with all others where that is empty.
CREATE TABLE archive_preference (
    owner VARCHAR(255) NOT NULL,
    jid   VARCHAR(511) NOT NULL,
    shown VARCHAR(16)  NOT NULL,
    PRIMARY KEY (owner, jid)
) ${table_options};
