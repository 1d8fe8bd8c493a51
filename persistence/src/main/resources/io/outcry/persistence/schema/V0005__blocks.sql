-- Whom an account wants to hear nothing of (XEP-0191): clients, accounts and domains.
CREATE TABLE blocked (
    owner VARCHAR(255) NOT NULL,
    jid   VARCHAR(511) NOT NULL,
    PRIMARY KEY (owner, jid)
) ${table_options};
