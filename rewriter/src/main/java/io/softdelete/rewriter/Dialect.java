package io.softdelete.rewriter;

/** A family of SQL syntax. */
public enum Dialect {
  /** PostgreSQL and what speaks its language. */
  POSTGRESQL,
  /** H2 2.x. */
  H2,
  /** MariaDB and MySQL. */
  MARIADB,
  /** Any other database, taken to speak standard SQL. */
  STANDARD
}
