package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.execute.Deleting;
import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.jdbc.execute.StepRunner;
import io.softdelete.jdbc.execute.StepStatements;
import io.softdelete.jdbc.execute.SteppedDeletion;
import io.softdelete.rewriter.Binding;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.BoundSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One execution of a verb: what its steps share. Used once, by one thread. */
final class Run {
  private final Connection connection;
  private final RewriteSession session;
  private final Dialect dialect;
  private final StepSql sql;
  private final StepStatements statements;
  private final Deleting deleting;
  private final StepRunner.Preparation preparation;
  private final boolean autoCommit;
  private final DeleteToken token;
  private final List<SQLWarning> warnings = new ArrayList<>();
  private Optional<PreparedStatement> outcome = Optional.empty();

  Run(
      Connection connection,
      RewriteSession session,
      StepStatements statements,
      Deleting deleting,
      StepRunner.Preparation preparation)
      throws SQLException {
    this.connection = connection;
    this.session = session;
    this.dialect = session.dialect();
    this.sql = new StepSql(dialect);
    this.statements = statements;
    this.deleting = deleting;
    this.preparation = preparation;
    this.autoCommit = connection.getAutoCommit();
    this.token = new DeleteToken(this, autoCommit);
  }

  /** Whether it began under autocommit. */
  boolean autoCommit() {
    return autoCommit;
  }

  /** To be held before a row of a soft table is removed physically. */
  DeleteToken token() {
    return token;
  }

  /** The delegate's connection. */
  Connection connection() {
    return connection;
  }

  Dialect dialect() {
    return dialect;
  }

  StepSql sql() {
    return sql;
  }

  StepStatements statements() {
    return statements;
  }

  /** What is done with the rows of a query. */
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Runs the statement that has the application's parameters. */
  <T> T first(Optional<PreparedStatement> given, String text, StepStatements.Call<T> call)
      throws SQLException {
    return given.isPresent()
        ? statements.runUnlimited(given.get(), call)
        : statements.run(text, List.of(), call);
  }

  <T> T query(String text, List<Object> parameters, Reader<T> reader) throws SQLException {
    return statements.run(
        text,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return reader.read(rows);
          }
        });
  }

  /**
   * Ends a query that must see what others have committed: a transaction of MariaDB's otherwise
   * sees what was there when it first looked at anything.
   */
  String latest() {
    return dialect == Dialect.MARIADB ? " LOCK IN SHARE MODE" : "";
  }

  /** Those of these rows, locked already, that are in a place, and meet another condition. */
  Rows fetch(String select, GhostTable table, Rows rows, String also) throws SQLException {
    Rows found = new Rows(table);
    for (KeyLists.Portion portion : KeyLists.portions(rows.values(), table.keyPlaces(), dialect)) {
      query(
          select
              + " WHERE "
              + sql.in(table.placeSql(dialect), table.key(), portion.rows())
              + also
              + latest(),
          portion.parameters(),
          result -> found.read(result, Integer.MAX_VALUE));
    }
    return found;
  }

  /**
   * Changes rows by their keys.
   *
   * @param change the statement up to its condition
   * @param qualifier what columns are qualified with in the condition
   * @return how many rows were changed
   */
  long change(BoundSql change, String qualifier, GhostTable table, Rows rows) throws SQLException {
    return change(change, qualifier, Optional.empty(), table, rows);
  }

  /**
   * Changes rows by their keys.
   *
   * @param also what else is asked of them
   */
  long change(BoundSql change, String qualifier, Optional<String> also, GhostTable table, Rows rows)
      throws SQLException {
    long changed = 0;
    for (KeyLists.Portion portion : KeyLists.portions(rows.values(), table.keyPlaces(), dialect)) {
      String text =
          change.sql()
              + " WHERE "
              + sql.in(qualifier, table.key(), portion.rows())
              + also.map(condition -> " AND " + condition).orElse("");
      changed +=
          statements.run(
              text,
              List.of(),
              statement -> {
                deleting.bind(statement, change.bindings());
                int place = change.parameters().size();
                for (Object key : portion.parameters()) {
                  statement.setObject(++place, key);
                }
                return statement.executeLargeUpdate();
              });
    }
    return changed;
  }

  /** Deletes rows by the policy of their table, with all that follows from it. */
  void delete(GhostTable table, Rows rows) throws SQLException {
    String name = GhostTable.sql(table.name(), dialect);
    for (KeyLists.Portion portion : KeyLists.portions(rows.values(), table.keyPlaces(), dialect)) {
      String delete = "DELETE FROM " + name + " WHERE " + sql.in(name, table.key(), portion.rows());
      RewrittenText text = session.rewritten(delete);
      try (PreparedStatement statement = connection.prepareStatement(text.sqlFor(delete))) {
        deleting.bind(statement, text.bindings());
        bindAround(statement, text, portion);
        if (text.steps().orElse(null) instanceof SteppedDeletion stepped) {
          statements.run(
              statement,
              lock -> {
                stepped.within(deleting, session, lock);
                return stepped;
              });
        } else {
          statements.run(statement, PreparedStatement::executeLargeUpdate);
        }
      }
    }
  }

  /** The keys take the places that parameters of ours leave. */
  private static void bindAround(
      PreparedStatement statement, RewrittenText text, KeyLists.Portion portion)
      throws SQLException {
    List<Integer> ours = text.bindings().stream().map(Binding::position).toList();
    int place = 0;
    for (Object key : portion.parameters()) {
      do {
        place++;
      } while (ours.contains(place));
      statement.setObject(place, key);
    }
  }

  /** Writes rows into the audit table, if theirs are. */
  void record(Optional<BoundSql> trail, GhostTable table, String place, Rows rows)
      throws SQLException {
    if (trail.isPresent()) {
      change(trail.get().within("", place), place, table, rows);
    }
  }

  /** Gives rows as the outcome. */
  void give(String text, List<Object> parameters) throws SQLException {
    PreparedStatement statement = preparation.prepare(connection, text);
    outcome = Optional.of(statement);
    // Its rows are read when the transaction may have ended, and a cursor with it.
    statement.setFetchSize(0);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    statements.run(statement, PreparedStatement::execute);
  }

  Optional<PreparedStatement> outcome() {
    return outcome;
  }

  void warn(String warning) {
    if (warnings.stream().noneMatch(known -> warning.equals(known.getMessage()))) {
      warn(new SQLWarning(warning, Verbs.WARNING));
    }
  }

  void warn(SQLWarning warning) {
    warnings.add(warning);
  }

  /** What was to be told, in its order. */
  Optional<SQLWarning> warnings() {
    Optional<SQLWarning> first = Optional.empty();
    for (SQLWarning next : warnings) {
      first.ifPresent(one -> one.setNextWarning(next));
      first = first.or(() -> Optional.of(next));
    }
    return first;
  }
}
