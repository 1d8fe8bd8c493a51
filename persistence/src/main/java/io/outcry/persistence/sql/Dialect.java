package io.outcry.persistence.sql;

import java.util.List;

/**
 * Where the databases that Outcry runs on differ. Everything else is written once, in words that all of them understand:
 * H2 runs in its MySQL mode for that.
 *
 * @param longText the column type for text of up to 1,048,576 characters
 * @param tableOptions stands behind every table; makes text compare by its code points, as addresses have to
 * @param isServer whether the database is another process, whose connections can die
 */
public record Dialect(String longText, String tableOptions, boolean isServer) {

    /** Text compares by code point anyway; the longest VARCHAR, since a CLOB is stored apart from its row and read back in pieces. */
    public static final Dialect H2 = new Dialect("VARCHAR(1048576)", "", false);

    /**
     * Stands behind a table's name: its rows are read by this index. What a server believes of the columns may be old, and
     * other indexes read all that an owner has.
     */
    public String by(String index) {
        return (isServer ? " FORCE" : " USE") + " INDEX (" + index + ")";
    }

    /**
     * The order of an index of which all columns but the last one are given. H2 sees that only where it is told the whole
     * index, and MariaDB only where it is not: otherwise either sorts all that it finds.
     *
     * @param given the columns in front of the last one
     */
    public String order(List<String> given, String last, boolean isFromEnd) {
        var direction = isFromEnd ? " DESC" : "";
        var front = isServer ? "" : String.join(direction + ", ", given) + direction + ", ";
        return " ORDER BY " + front + last + direction;
    }

    /** Without padding: two addresses may differ in a space at the end of their resources. */
    static Dialect mySql(ServerKind kind) {
        return new Dialect(
                "MEDIUMTEXT",
                "ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE " + kind.collation(),
                true);
    }
}
