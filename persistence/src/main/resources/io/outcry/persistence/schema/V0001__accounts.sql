-- Who may log in. No foreign keys anywhere: rows reach other datacenters by replication, in an order of its own.
CREATE TABLE account (
    domain         VARCHAR(255) NOT NULL,
    local_part     VARCHAR(255) NOT NULL,
    created_at_utc DATETIME(6)  NOT NULL,
    PRIMARY KEY (domain, local_part)
) ${table_options};

-- What is kept instead of a password, a row for each hash; base64 (RFC 5802 §3).
CREATE TABLE account_key (
    domain     VARCHAR(255) NOT NULL,
    local_part VARCHAR(255) NOT NULL,
    hash       VARCHAR(16)  NOT NULL,
    salt       VARCHAR(255) NOT NULL,
    iterations INT          NOT NULL,
    stored_key VARCHAR(88)  NOT NULL,
    server_key VARCHAR(88)  NOT NULL,
    PRIMARY KEY (domain, local_part, hash)
) ${table_options};
