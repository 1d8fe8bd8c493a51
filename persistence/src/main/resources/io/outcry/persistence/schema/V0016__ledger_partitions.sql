-- On a server, the ledger in ranges of its days, so that what is old can go without a trace in the others. Writes the whole
-- table anew where there is one. An embedded database has no partitions.
${partition_ledger}
