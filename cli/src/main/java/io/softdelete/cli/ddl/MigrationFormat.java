package io.softdelete.cli.ddl;

/** How a migration is printed. */
public enum MigrationFormat {
  /** As a script. */
  SQL,
  /** For programs: one document on standard output. */
  JSON
}
