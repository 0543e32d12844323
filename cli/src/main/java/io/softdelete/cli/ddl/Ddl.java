package io.softdelete.cli.ddl;

import io.softdelete.cli.schema.Server;
import io.softdelete.rewriter.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Writes single statements in a server's syntax. Names are handed in as they are to be written.
 * Immutable.
 *
 * @param server whose syntax
 */
public record Ddl(Server server) {
  private static final int LONGEST_NAME = 60;

  /** What a column is for. */
  enum Visibility {
    /** Like any other. */
    VISIBLE,
    /** Hidden from {@code SELECT *} and positional INSERTs, where the database can. */
    HIDDEN
  }

  /** ALTER TABLE … ADD COLUMN. */
  String addColumn(String table, NewColumn column) {
    return "ALTER TABLE " + table + " ADD COLUMN " + ifNotExists() + definition(column);
  }

  /** A column in a CREATE TABLE or ADD COLUMN. */
  String definition(NewColumn column) {
    boolean hidden = column.visibility() == Visibility.HIDDEN;
    String start = column.name() + " " + column.type();
    return switch (server.dialect()) {
      // H2 wants it directly after the type.
      case H2 -> start + (hidden ? " INVISIBLE" : "") + column.rest();
      case MARIADB -> start + column.rest() + (hidden && hides() ? " INVISIBLE" : "");
      case POSTGRESQL, STANDARD -> start + column.rest();
    };
  }

  /** CREATE INDEX or CREATE UNIQUE INDEX. */
  String createIndex(String kind, String name, String table, String parts, String condition) {
    boolean concurrently = kind.endsWith("CONCURRENTLY");
    String words = concurrently ? kind : kind.strip();
    return "CREATE "
        + words
        + " "
        + ifNotExists()
        + name
        + " ON "
        + table
        + " ("
        + parts
        + ")"
        + (condition.isEmpty() ? "" : " WHERE " + condition);
  }

  /** IF NOT EXISTS where the database has it for columns and indexes. */
  String ifNotExists() {
    return server.isMySql() ? "" : "IF NOT EXISTS ";
  }

  /** IF EXISTS where the database has it for constraints and indexes. */
  String ifExists() {
    return server.isMySql() ? "" : "IF EXISTS ";
  }

  /** Whether columns can be hidden. */
  private boolean hides() {
    return !server.isMySql() || server.isAtLeast(8, 1);
  }

  /** A name for an index: the table, its columns and what it is for, shortened where needed. */
  String indexName(String table, List<String> columns, String purpose) {
    String plain = (table + "_" + String.join("_", columns)).replaceAll("[^\\p{L}\\p{N}_]+", "_");
    String name = plain + "_" + purpose;
    if (name.length() > LONGEST_NAME) {
      CRC32 sum = new CRC32();
      sum.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      String hash = Long.toHexString(sum.getValue());
      int room = LONGEST_NAME - hash.length() - purpose.length() - 2;
      name = plain.substring(0, Math.min(room, plain.length())) + "_" + hash + "_" + purpose;
    }
    String cased =
        switch (server.database().folding()) {
          case UPPER -> name.toUpperCase(Locale.ROOT);
          case LOWER, CASELESS -> name.toLowerCase(Locale.ROOT);
          case EXACT -> name;
        };
    return server.identifier(cased);
  }

  /** The type of a point in time. */
  String timestamp() {
    return server.dialect() == Dialect.MARIADB ? "datetime(6)" : "timestamp with time zone";
  }

  /** The type of an operation's id. */
  String operation() {
    boolean uuid =
        server.dialect() != Dialect.MARIADB || (!server.isMySql() && server.isAtLeast(10, 7));
    return uuid ? "uuid" : "char(36)";
  }

  /** The type of a name or of a short text. */
  String name() {
    return "varchar(255)";
  }

  /** The type of a sentence. */
  String sentence() {
    return "varchar(1000)";
  }
}
