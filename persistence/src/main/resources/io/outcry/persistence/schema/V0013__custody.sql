-- What an owner knows a message by, should its sender's session or its sender send it again.
ALTER TABLE ledger ADD COLUMN custody VARCHAR(255) DEFAULT '' NOT NULL;
