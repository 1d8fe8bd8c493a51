-- What an account tells everybody about itself (XEP-0054): the answer's payload, inside of a presence.
CREATE TABLE vcard (
    owner   VARCHAR(255) NOT NULL,
    content ${long_text} NOT NULL,
    PRIMARY KEY (owner)
) ${table_options};

-- What an account's clients keep for themselves (XEP-0049), by the namespace of their elements: likewise.
CREATE TABLE private_xml (
    owner     VARCHAR(255) NOT NULL,
    namespace VARCHAR(511) NOT NULL,
    content   ${long_text} NOT NULL,
    PRIMARY KEY (owner, namespace)
) ${table_options};
