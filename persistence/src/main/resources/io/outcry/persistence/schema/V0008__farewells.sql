-- How an account's last available client went: its unavailable presence and when that came (RFC 6121 §4.3.2, XEP-0012).
CREATE TABLE farewell (
    owner    VARCHAR(255) NOT NULL,
    at_utc   DATETIME(6)  NOT NULL,
    presence ${long_text} NOT NULL,
    PRIMARY KEY (owner)
) ${table_options};
