-- The ordered record of every owner, only ever added to. Numbers are per owner and datacenter, so that two datacenters that
-- replicate to each other never make the same key. The day stands in the key because MySQL partitions by nothing else.
CREATE TABLE ledger (
    owner     VARCHAR(255)  NOT NULL,
    dc        VARCHAR(64)   NOT NULL,
    epoch     BIGINT        NOT NULL,
    seq       BIGINT        NOT NULL,
    day_utc   DATE          NOT NULL,
    id        VARCHAR(64)   NOT NULL,
    at_utc    DATETIME(6)   NOT NULL,
    kind      VARCHAR(32)   NOT NULL,
    peer      VARCHAR(3071) NOT NULL,
    origin_id ${long_text}  NOT NULL,
    stanza    ${long_text}  NOT NULL,
    PRIMARY KEY (owner, dc, epoch, seq, day_utc)
) ${table_options};

-- For readers, who page by number and do not care for epochs.
CREATE INDEX ledger_by_seq ON ledger (owner, dc, seq);

-- The fence: who appends has to move this row from where he thinks it is.
CREATE TABLE ledger_head (
    owner    VARCHAR(255) NOT NULL,
    dc       VARCHAR(64)  NOT NULL,
    epoch    BIGINT       NOT NULL,
    last_seq BIGINT       NOT NULL,
    PRIMARY KEY (owner, dc)
) ${table_options};

-- Up to where an owner's clients have been given what was kept for them.
CREATE TABLE ledger_cursor (
    owner VARCHAR(255) NOT NULL,
    dc    VARCHAR(64)  NOT NULL,
    seq   BIGINT       NOT NULL,
    PRIMARY KEY (owner, dc)
) ${table_options};
