-- What administrators did, only ever added to. The id sorts by time and is unique in every datacenter.
CREATE TABLE audit (
    id           VARCHAR(64)   NOT NULL,
    dc           VARCHAR(64)   NOT NULL,
    at_utc       DATETIME(6)   NOT NULL,
    actor        VARCHAR(255)  NOT NULL,
    action       VARCHAR(255)  NOT NULL,
    subject      VARCHAR(3071) NOT NULL,
    value_before ${long_text}  NOT NULL,
    value_after  ${long_text}  NOT NULL,
    PRIMARY KEY (id)
) ${table_options};
