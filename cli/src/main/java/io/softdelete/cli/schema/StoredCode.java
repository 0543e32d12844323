package io.softdelete.cli.schema;

import io.softdelete.jdbc.schema.TableName;
import java.util.Locale;
import java.util.Optional;

/**
 * SQL that the database keeps and runs by itself. Immutable.
 *
 * @param kind what it is
 * @param name its name
 * @param table the table that it hangs on: of a trigger or a rule
 * @param event what fires it; empty where nothing does
 * @param definition its text, as far as the database tells
 */
public record StoredCode(
    Kind kind, TableName name, Optional<TableName> table, String event, String definition) {
  /** Code that nothing fires. */
  public static StoredCode of(Kind kind, TableName name, String definition) {
    return new StoredCode(kind, name, Optional.empty(), "", definition);
  }

  /** What is kept. */
  public enum Kind {
    /** A view. */
    VIEW,
    /** A view whose rows are kept. */
    MATERIALIZED_VIEW,
    /** A function. */
    FUNCTION,
    /** A procedure. */
    PROCEDURE,
    /** A trigger. */
    TRIGGER,
    /** A PostgreSQL rule. */
    RULE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
