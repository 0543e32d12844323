package io.softdelete.cli.demo;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import java.util.Arrays;
import java.util.Optional;

/** The databases that the demo runs on, and where they differ. */
enum DemoDatabase {
  /** Switching the schema holds for the session; H2 has nothing shorter. */
  H2("jdbc:h2:", Dialect.H2, Folding.UPPER, "SET SCHEMA ", "90078"),

  /** Only for the transaction: a pooler may hand the session to somebody else afterwards. */
  POSTGRESQL(
      "jdbc:postgresql:", Dialect.POSTGRESQL, Folding.LOWER, "SET LOCAL search_path TO ", "42P06");

  private final String prefix;
  private final Dialect dialect;
  private final Folding folding;
  private final String enter;
  private final String schemaExists;

  DemoDatabase(String prefix, Dialect dialect, Folding folding, String enter, String schemaExists) {
    this.prefix = prefix;
    this.dialect = dialect;
    this.folding = folding;
    this.enter = enter;
    this.schemaExists = schemaExists;
  }

  /** The database that a URL leads to. */
  static Optional<DemoDatabase> of(String url) {
    return Arrays.stream(values()).filter(each -> url.startsWith(each.prefix)).findFirst();
  }

  Dialect dialect() {
    return dialect;
  }

  Folding folding() {
    return folding;
  }

  /** The statement that makes a schema the only one in which tables are looked for. */
  String enter(String schema) {
    return enter + schema;
  }

  /** The SQLState of CREATE SCHEMA for a schema that is there. */
  String schemaExists() {
    return schemaExists;
  }
}
