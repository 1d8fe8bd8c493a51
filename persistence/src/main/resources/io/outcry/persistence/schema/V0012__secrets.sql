-- What the service keeps to itself, the same on every node.
CREATE TABLE service_secret (
    name   VARCHAR(64)  NOT NULL,
    secret VARCHAR(255) NOT NULL,
    PRIMARY KEY (name)
) ${table_options};
