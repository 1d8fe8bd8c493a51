-- When what stood before first_seq was purged last.
ALTER TABLE ledger_head ADD COLUMN purged_utc DATETIME(6);

-- What an owner's last messages are known by, where their entries were purged.
CREATE TABLE ledger_fingerprint (
    owner     VARCHAR(255) NOT NULL,
    dc        VARCHAR(64)  NOT NULL,
    seq       BIGINT       NOT NULL,
    origin_id ${long_text} NOT NULL,
    custody   VARCHAR(255) NOT NULL,
    PRIMARY KEY (owner, dc, seq)
) ${table_options};

-- Legal holds, only ever added to, and released once. The subject is an account's bare address, or a domain.
CREATE TABLE ledger_hold (
    id             VARCHAR(64)   NOT NULL,
    subject        VARCHAR(255)  NOT NULL,
    reason         VARCHAR(1000) NOT NULL,
    placed_by      VARCHAR(255)  NOT NULL,
    placed_utc     DATETIME(6)   NOT NULL,
    released       BOOLEAN       DEFAULT FALSE NOT NULL,
    release_reason VARCHAR(1000) DEFAULT '' NOT NULL,
    released_by    VARCHAR(255)  DEFAULT '' NOT NULL,
    released_utc   DATETIME(6),
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX ledger_hold_by_subject ON ledger_hold (subject, released);

-- Who purges, until when he has to say so again, and when a purge came to its end last. One row, which whoever removes
-- entries or places a hold locks first.
CREATE TABLE ledger_lease (
    name      VARCHAR(64)  NOT NULL,
    holder    VARCHAR(255) NOT NULL,
    until_utc DATETIME(6)  NOT NULL,
    ended_utc DATETIME(6)  NOT NULL,
    PRIMARY KEY (name)
) ${table_options};

INSERT INTO ledger_lease (name, holder, until_utc, ended_utc)
VALUES ('purge', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
