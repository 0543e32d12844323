package io.softdelete.cli.ddl;

import io.softdelete.cli.ddl.Change.Mode;
import java.util.List;

/** A migration as Liquibase's formatted SQL: a change set for each statement. */
final class LiquibaseScript {
  private LiquibaseScript() {}

  static String of(Migration migration) {
    StringBuilder script = new StringBuilder("--liquibase formatted sql\n");
    List<Change> changes = migration.changes();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      script
          .append("\n--changeset softdelete:")
          .append(i + 1)
          .append(change.mode() == Mode.ALONE ? " runInTransaction:false" : "")
          .append(" splitStatements:false\n--comment: ")
          .append(change.purpose())
          .append('\n')
          .append(change.sql())
          .append(";\n");
    }
    return script.toString();
  }
}
