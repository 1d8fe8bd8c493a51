-- What the archive's answers need of an entry. The key of the other side is the bare address, cut to what an index holds;
-- it is worked out by the database, so that rows of an earlier version have it as well.
ALTER TABLE ledger ADD COLUMN shown BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE ledger ADD COLUMN message_id VARCHAR(255) DEFAULT '' NOT NULL;
ALTER TABLE ledger ADD COLUMN retracts VARCHAR(255) DEFAULT '' NOT NULL;
ALTER TABLE ledger ADD COLUMN peer_key VARCHAR(191)
    GENERATED ALWAYS AS (LEFT(peer, LEAST(LOCATE('/', CONCAT(peer, '/')) - 1, 191)));

CREATE INDEX ledger_shown ON ledger (owner, dc, shown, seq);
CREATE INDEX ledger_shown_by_peer ON ledger (owner, dc, shown, peer_key, seq);
CREATE INDEX ledger_by_id ON ledger (owner, dc, id);

-- Messages whose authors took them back: the record keeps them, the archive's answers do not. The target is a digest of who
-- wrote what; the newest retraction counts.
CREATE TABLE ledger_retraction (
    owner      VARCHAR(255) NOT NULL,
    dc         VARCHAR(64)  NOT NULL,
    target     VARCHAR(64)  NOT NULL,
    seq        BIGINT       NOT NULL,
    message_id VARCHAR(255) NOT NULL,
    at_utc     DATETIME(6)  NOT NULL,
    PRIMARY KEY (owner, dc, target)
) ${table_options};
