-- What stood before this number was purged; the rest has no gaps.
ALTER TABLE ledger_head ADD COLUMN first_seq BIGINT DEFAULT 1 NOT NULL;
