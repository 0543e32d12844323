package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.StepSql;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the database fail where its own foreign key would. PostgreSQL raises what it is told; H2 and
 * MariaDB, which have no way to raise their own errors, are given the physical DELETE of the parent
 * that is still referred to.
 */
final class ForeignKeyViolation {
  private static final int FIRST_WITH_RESTRICT_ERRORS = 18;

  private final StepSql sql;
  private final StepStatements statements;

  ForeignKeyViolation(StepSql sql, StepStatements statements) {
    this.sql = sql;
    this.statements = statements;
  }

  /** Raises the error if the query gives a row that refers to a deleted one. */
  void raiseIfAny(ForeignKey key, String query, List<Object> parameters) throws SQLException {
    Optional<Referring> referring =
        statements.run(query, parameters, statement -> referring(statement.executeQuery()));
    if (referring.isPresent()) {
      refuseDeferred(key);
      String raise = StepSql.raise(failure(key, referring.get()));
      statements.run(raise, List.of(), java.sql.PreparedStatement::execute);
    }
  }

  private record Referring(String values, int serverVersion) {}

  private static Optional<Referring> referring(ResultSet result) throws SQLException {
    try (result) {
      if (!result.next()) {
        return Optional.empty();
      }
      ResultSetMetaData columns = result.getMetaData();
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        values.add(result.getString(i));
      }
      int version = result.getStatement().getConnection().getMetaData().getDatabaseMajorVersion();
      return Optional.of(new Referring(String.join(", ", values), version));
    }
  }

  /** As ri_ReportViolation words it. */
  private static StepSql.Failure failure(ForeignKey key, Referring referring) {
    boolean restrict =
        key.onDelete() == ForeignKey.DeleteRule.RESTRICT
            && referring.serverVersion() >= FIRST_WITH_RESTRICT_ERRORS;
    String message =
        "update or delete on table \"%s\" violates %sforeign key constraint \"%s\" on table \"%s\""
            .formatted(
                key.parent().table(),
                restrict ? "RESTRICT setting of " : "",
                key.name(),
                key.child().table());
    String detail =
        "Key (%s)=(%s) is %sreferenced from table \"%s\"."
            .formatted(
                String.join(", ", key.parentColumns()),
                referring.values(),
                restrict ? "" : "still ",
                key.child().table());
    return new StepSql.Failure(
        restrict ? "23001" : "23503",
        message,
        detail,
        key.child().schema(),
        key.child().table(),
        key.name());
  }

  /** Provokes the error by a physical DELETE of the row that is referred to. */
  void provoke(ForeignKey key, StepSql.Match match, List<Object> values) throws SQLException {
    refuseDeferred(key);
    String delete =
        sql.delete(
            key.parent().schema(),
            key.parent().table(),
            new StepSql.Match(key.parentColumns(), match.types()),
            1);
    statements.run(delete, values, java.sql.PreparedStatement::executeUpdate);
    throw SqlErrors.unsafe(
        "Deleting from "
            + key.parent()
            + ": rows of "
            + key.child()
            + " refer to it by the foreign key "
            + key.name()
            + " ("
            + key.onDelete()
            + "), but the database doesn't enforce that now. Instead: delete those rows first.");
  }

  private static void refuseDeferred(ForeignKey key) throws SQLException {
    if (key.deferred() && key.onDelete() == ForeignKey.DeleteRule.NO_ACTION) {
      throw SqlErrors.unsafe(
          "Deleting from "
              + key.parent()
              + ": rows of "
              + key.child()
              + " refer to it by the foreign key "
              + key.name()
              + ", which is checked at commit; that can't be done for a row that stays. Instead:"
              + " delete those rows first.");
    }
  }
}
