package io.softdelete.rewriter;

import io.softdelete.catalog.Identifier;

/** A family of SQL syntax. */
public enum Dialect {
  /** PostgreSQL and what speaks its language. */
  POSTGRESQL,
  /** H2 2.x. */
  H2,
  /** MariaDB and MySQL. */
  MARIADB,
  /** Any other database, taken to speak standard SQL. */
  STANDARD;

  /**
   * An identifier as it is written into SQL, in quotes where the catalog has it in quotes: MariaDB
   * takes double quotes for those of a text unless {@code ANSI_QUOTES} is set, and backticks
   * always.
   */
  public String written(Identifier identifier) {
    return identifier.quoted() && this == MARIADB
        ? '`' + identifier.text().replace("`", "``") + '`'
        : identifier.sql();
  }
}
