-- What accounts publish about themselves and keep for themselves (XEP-0163).
CREATE TABLE pep_node (
    owner       VARCHAR(255) NOT NULL,
    node        VARCHAR(255) NOT NULL,
    -- What differs from the usual: a form as XEP-0060 §16.4.4 has it, alone in an empty presence.
    settings    ${long_text} NOT NULL,
    -- Addresses in lines, each behind what it is to the node: member, outcast, subscriber.
    others      ${long_text} NOT NULL,
    PRIMARY KEY (owner, node)
) ${table_options};

CREATE TABLE pep_item (
    owner        VARCHAR(255) NOT NULL,
    node         VARCHAR(255) NOT NULL,
    id           VARCHAR(255) NOT NULL,
    seq          BIGINT       NOT NULL,
    publisher    ${long_text} NOT NULL,
    -- Milliseconds since 1970, UTC.
    published_at BIGINT       NOT NULL,
    size_bytes   INT          NOT NULL,
    -- Alone in an empty presence; the empty text where there is none.
    payload      ${long_text} NOT NULL,
    PRIMARY KEY (owner, node, id)
) ${table_options};
