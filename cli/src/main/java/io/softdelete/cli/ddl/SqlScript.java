package io.softdelete.cli.ddl;

import io.softdelete.cli.ddl.Change.Mode;
import java.util.List;

/** A migration as a script for the database's own shell. */
final class SqlScript {
  private SqlScript() {}

  static String of(Migration migration) {
    StringBuilder script = new StringBuilder();
    if (migration.changes().isEmpty()) {
      script.append("-- Nothing is missing.\n");
    }
    script.append(of(migration.changes()));
    migration.remarks().forEach(remark -> script.append("\n-- To decide: ").append(remark));
    return script.append(migration.remarks().isEmpty() ? "" : "\n").toString();
  }

  /** Statements, each below its purpose where that changes. */
  static String of(List<Change> changes) {
    StringBuilder script = new StringBuilder();
    String purpose = "";
    for (Change change : changes) {
      if (!change.purpose().equals(purpose)) {
        script.append(script.isEmpty() ? "" : "\n").append("-- ").append(change.purpose());
        script.append(change.mode() == Mode.ALONE ? " (not in a transaction)\n" : "\n");
        purpose = change.purpose();
      }
      script.append(statement(change));
    }
    return script.toString();
  }

  /** MariaDB's client ends a statement at the first semicolon, unless told otherwise. */
  private static String statement(Change change) {
    boolean dollars = change.sql().endsWith("$guard$");
    return change.mode() == Mode.COMPOUND && !dollars
        ? "DELIMITER //\n" + change.sql() + "//\nDELIMITER ;\n"
        : change.sql() + ";\n";
  }
}
