package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.CheckedWrite;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.ReferenceSql;
import io.softdelete.rewriter.StepSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Carries a write out and checks the references that it leaves, all or nothing. One execution at a
 * time; {@link #cancel} may come from another thread.
 */
public final class WriteRunner {
  private final Connection connection;
  private final CheckedText text;
  private final Statement settings;
  private final StepRunner.Preparation preparation;
  private volatile Optional<StepStatements> running = Optional.empty();

  /**
   * A runner of one write.
   *
   * @param connection the delegate's connection
   * @param settings the delegate's statement, whose limits hold
   * @param preparation how the application would have the statement
   */
  WriteRunner(
      Connection connection,
      CheckedText text,
      Statement settings,
      StepRunner.Preparation preparation) {
    this.connection = connection;
    this.text = text;
    this.settings = settings;
    this.preparation = preparation;
  }

  /**
   * What came of it.
   *
   * @param count the number of rows; -1 when it gave rows by RETURNING
   * @param rows what it gave by RETURNING, or as generated keys; empty for neither
   * @param visible how many columns of them are the application's
   * @param statement what ran
   */
  public record Outcome(
      long count, Optional<ResultSet> rows, int visible, PreparedStatement statement) {
    /** Whether the rows are the statement's result, not generated keys. */
    public boolean returned() {
      return count < 0;
    }
  }

  /** Executes; a prepared statement has its parameters. */
  public Outcome run(Optional<PreparedStatement> prepared) throws SQLException {
    PreparedStatement statement =
        prepared.isPresent() ? prepared.get() : text.unread().prepare(connection, preparation);
    StepStatements statements =
        new StepStatements(connection, text.dialect(), settings.getQueryTimeout());
    running = Optional.of(statements);
    try (statements) {
      return AtomicSteps.run(connection, () -> steps(statement, statements));
    } catch (SQLException | RuntimeException e) {
      if (prepared.isEmpty()) {
        statement.close();
      }
      throw e;
    } finally {
      running = Optional.empty();
    }
  }

  private Outcome steps(PreparedStatement statement, StepStatements statements)
      throws SQLException {
    ReferenceCheck check = new ReferenceCheck(text, statements);
    Outcome outcome =
        switch (text.write().told()) {
          case RETURNED, COMPARED -> returned(statement, statements, check);
          case GENERATED -> generated(statement, statements, check);
          case VARIABLE -> noted(statement, statements, check);
        };
    check.require();
    return outcome;
  }

  private Outcome returned(
      PreparedStatement statement, StepStatements statements, ReferenceCheck check)
      throws SQLException {
    statements.runUnlimited(statement, PreparedStatement::execute);
    ResultSet rows = statement.getResultSet();
    int told = text.columns().size() + (text.isCompared() ? 1 : 0);
    int visible = rows.getMetaData().getColumnCount() - told;
    long count = read(rows, visible, check);
    if (returnsRows()) {
      return new Outcome(-1, Optional.of(rows), visible, statement);
    }
    if (text.wanted() instanceof WantedKeys.None) {
      return new Outcome(count, Optional.empty(), 0, statement);
    }
    return text.dialect() == Dialect.MARIADB
        ? new Outcome(count, Optional.of(firstNumber(rows)), 1, statement)
        : new Outcome(count, Optional.of(rows), visible, statement);
  }

  /** As MariaDB's driver gives it: the number that the first row was given, if any. */
  private ResultSet firstNumber(ResultSet rows) throws SQLException {
    int column = rows.getMetaData().getColumnCount();
    boolean numbered =
        text.references().stream()
            .flatMap(reference -> reference.places().stream())
            .allMatch(place -> place < text.columns().size() - 1);
    Statement query = connection.createStatement();
    query.closeOnCompletion();
    return query.executeQuery(
        numbered && rows.next()
            ? "SELECT COALESCE(" + rows.getLong(column) + ", 9223372036854775807) AS insert_id"
            : "SELECT 9223372036854775807 AS insert_id LIMIT 0");
  }

  /** Reads what stands behind the application's columns, and goes back to before the first row. */
  private long read(ResultSet rows, int visible, ReferenceCheck check) throws SQLException {
    long count = 0;
    boolean arrays = StepSql.arrays(text.dialect());
    while (rows.next()) {
      Object[] row = new Object[text.columns().size()];
      for (int i = 0; i < row.length; i++) {
        int column = visible + i + 1;
        row[i] = arrays ? rows.getString(column) : rows.getObject(column);
      }
      if (text.isCompared()) {
        check.add(row, Optional.ofNullable(rows.getString(visible + row.length + 1)));
      } else {
        check.add(row);
      }
      count++;
    }
    rows.beforeFirst();
    return count;
  }

  private Outcome generated(
      PreparedStatement statement, StepStatements statements, ReferenceCheck check)
      throws SQLException {
    long count = statements.runUnlimited(statement, PreparedStatement::executeLargeUpdate);
    ResultSet keys = statement.getGeneratedKeys();
    int all = keys.getMetaData().getColumnCount();
    if (text.rowKey().isPresent()) {
      readByKey(text.rowKey().get(), keys, statements, check);
      return new Outcome(count, Optional.of(keys), all, statement);
    }
    int visible = all - text.columns().size();
    read(keys, visible, check);
    boolean wanted = text.wanted() instanceof WantedKeys.Names;
    return new Outcome(count, wanted ? Optional.of(keys) : Optional.empty(), visible, statement);
  }

  private void readByKey(
      StepSql.Match key, ResultSet keys, StepStatements statements, ReferenceCheck check)
      throws SQLException {
    int size = key.columns().size();
    ListRows rows = new ListRows(size, size);
    while (keys.next()) {
      Object[] row = new Object[size];
      for (int i = 0; i < size; i++) {
        row[i] = keys.getObject(key.columns().get(i));
      }
      rows.add(row);
    }
    keys.beforeFirst();
    StepSql.Child table =
        new StepSql.Child(text.table().schema(), text.table().table(), Optional.empty());
    int[] places = java.util.stream.IntStream.range(0, size).toArray();
    for (LockedRows.Portion portion : rows.portions(places)) {
      String query =
          new StepSql(text.dialect())
              .lock(table, text.columns(), key, Optional.empty(), portion.rows());
      statements.run(
          query,
          portion.parameters(),
          statement -> {
            try (ResultSet found = statement.executeQuery()) {
              while (found.next()) {
                Object[] row = new Object[text.columns().size()];
                for (int i = 0; i < row.length; i++) {
                  row[i] = found.getObject(i + 1);
                }
                check.add(row);
              }
              return Optional.empty();
            }
          });
    }
  }

  private Outcome noted(
      PreparedStatement statement, StepStatements statements, ReferenceCheck check)
      throws SQLException {
    statements.run("SET " + ReferenceSql.VARIABLE + " = ''", List.of(), PreparedStatement::execute);
    long count = statements.runUnlimited(statement, PreparedStatement::executeLargeUpdate);
    String noted =
        statements.run(
            "SELECT IF(@@sql_mode LIKE '%SIMULTANEOUS_ASSIGNMENT%', NULL, "
                + ReferenceSql.VARIABLE
                + ")",
            List.of(),
            query -> {
              try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getString(1)).orElse("?");
              }
            });
    if (noted.equals("?")) {
      throw SqlErrors.unsafe(
          "Writing to "
              + text.table()
              + ": its new references can't be told, because they are too many or sql_mode holds"
              + " SIMULTANEOUS_ASSIGNMENT. Nothing was done. Instead: update fewer rows at once.");
    }
    check.addNoted(noted);
    return new Outcome(
        count,
        text.wanted() instanceof WantedKeys.None
            ? Optional.empty()
            : Optional.of(statement.getGeneratedKeys()),
        Integer.MAX_VALUE,
        statement);
  }

  /** Whether it gives rows by RETURNING, and not as generated keys. */
  public boolean returnsRows() {
    return text.write().returning() && text.wanted() instanceof WantedKeys.None;
  }

  /** Whether the statement itself gives generated keys, wanted or not. */
  public boolean generatesKeys() {
    return text.write().told() == CheckedWrite.Told.GENERATED;
  }

  /** Cancels what runs. */
  public void cancel() throws SQLException {
    Optional<StepStatements> current = running;
    if (current.isPresent()) {
      current.get().cancel();
    }
  }
}
