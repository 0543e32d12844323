package io.softdelete.it.twin;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two databases with the same active rows, one of them with ghosts besides: a statement must not be
 * able to tell them apart. Both connections are in a transaction that {@link #rollback} ends. Not
 * thread-safe.
 */
public final class Twin implements AutoCloseable {
  private static final int FIRST_NUMBER = 500;

  private final Database database;
  private final Subject subject;
  private final Connection plain;
  private final Connection haunted;
  private final Connection hauntedRaw;
  private final List<TwinTable> tables;
  private final Rows plainRows;
  private final Rows hauntedRows;
  private int restarts;

  private Twin(Database database, TwinSchema schema, Subject subject, Duration timeout)
      throws SQLException {
    this.database = database;
    this.subject = subject;
    String plainUrl = database.create();
    String hauntedUrl = database.create();
    plain = DriverManager.getConnection(plainUrl);
    schema.createFilled(plain);
    tables = schema.tables(database, plain);
    try (Connection setup = DriverManager.getConnection(hauntedUrl)) {
      if (subject == Subject.TWIN) {
        schema.createFilled(setup);
      } else if (!schema.ghosts().isEmpty()) {
        schema.createHaunted(setup);
      } else {
        schema.createEmpty(setup);
        Ghosts.plant(tables, plain, setup);
      }
    }
    haunted = subject.connect(hauntedUrl, schema);
    hauntedRaw =
        subject == Subject.DRIVER
            ? (Connection) haunted.unwrap(database.vendorConnection())
            : haunted;
    plainRows = new Rows(database, plain, tables);
    hauntedRows = new Rows(database, hauntedRaw, tables);
    for (Connection connection : List.of(plain, hauntedRaw)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(database.timeout(timeout.toMillis()));
      }
    }
    plain.setAutoCommit(false);
    haunted.setAutoCommit(false);
  }

  /** Creates both databases; a statement that takes longer than {@code timeout} is given up. */
  public static Twin open(Database database, TwinSchema schema, Subject subject, Duration timeout)
      throws SQLException {
    return new Twin(database, schema, subject, timeout);
  }

  /** The database product. */
  public Database database() {
    return database;
  }

  /** The tables. */
  public List<TwinTable> tables() {
    return tables;
  }

  /** The connection to the database without ghosts. */
  public Connection plain() {
    return plain;
  }

  /** The connection under test. */
  public Connection haunted() {
    return haunted;
  }

  /** The same session as {@link #haunted()} through the database's own driver. */
  public Connection hauntedRaw() {
    return hauntedRaw;
  }

  /** Makes a call on both, and compares what came back and all rows of all tables. */
  public Comparison compare(Call call) throws SQLException {
    return compare(call, 0);
  }

  /** Like {@link #compare(Call)}, where so many deleted rows are to come back. */
  public Comparison compare(Call call, int revived) throws SQLException {
    Snapshot plainBefore = plainNow();
    Snapshot hauntedBefore = hauntedNow();
    Comparison comparison = compare(call, call);
    return comparison.expected().succeeded() && comparison.actual().succeeded()
        ? new Comparison(
            comparison.expected(),
            comparison.actual(),
            new Aftermath(
                    plainBefore,
                    plainNow(),
                    hauntedBefore,
                    hauntedNow(),
                    subject.softDeletes(),
                    revived)
                .fault())
        : comparison;
  }

  /** Like {@link #compare(Call)}, where any deleted rows of these tables may come back. */
  public Comparison compareReviving(Call call, Set<String> reviving) throws SQLException {
    Snapshot plainBefore = plainNow();
    Snapshot hauntedBefore = hauntedNow();
    Comparison comparison = compare(call, call);
    if (!comparison.expected().succeeded() || !comparison.actual().succeeded()) {
      return comparison;
    }
    Snapshot hauntedAfter = hauntedNow();
    int revived =
        (int)
            Multiset.minus(hauntedBefore.hidden(), hauntedAfter.hidden()).stream()
                .filter(row -> reviving.contains(row.table()))
                .count();
    boolean softDeletes = subject.softDeletes() && revived == 0;
    return new Comparison(
        comparison.expected(),
        comparison.actual(),
        new Aftermath(plainBefore, plainNow(), hauntedBefore, hauntedAfter, softDeletes, revived)
            .fault());
  }

  /** Makes one call on the twin and another on the connection under test. */
  public Comparison compare(Call plainCall, Call hauntedCall) {
    Outcome expected = Caller.make(database, plain, plainCall);
    // What took too long on the twin would take longer among ghosts.
    Outcome actual = expected.abandoned() ? expected : Caller.make(database, haunted, hauntedCall);
    return new Comparison(expected, actual, Optional.empty());
  }

  /** Adds what the call did to the rows of these tables, when it succeeded on both. */
  public Comparison withAftermath(
      Comparison comparison,
      Snapshot plainBefore,
      Snapshot hauntedBefore,
      Collection<TwinTable> watched)
      throws SQLException {
    if (!comparison.expected().succeeded() || !comparison.actual().succeeded()) {
      return comparison;
    }
    return new Comparison(
        comparison.expected(),
        comparison.actual(),
        new Aftermath(
                plainBefore.of(watched),
                plainRows.now(watched),
                hauntedBefore.of(watched),
                hauntedRows.now(watched),
                subject.softDeletes(),
                0)
            .fault());
  }

  /** The rows of the database without ghosts, as this transaction sees them. */
  public Snapshot plainNow() throws SQLException {
    return plainRows.now();
  }

  /** The rows of the database with ghosts, as this transaction sees them. */
  public Snapshot hauntedNow() throws SQLException {
    return hauntedRows.now();
  }

  /**
   * Lets a table give its next rows the same numbers on both sides; to be called between rollbacks.
   */
  public void restartNumbers(TwinTable table) throws SQLException {
    restarts++;
    for (Column column : table.columns()) {
      if (column.role() == Column.Role.NUMBER) {
        String sql = database.restart(table.name(), column.name(), FIRST_NUMBER, restarts);
        for (Connection connection : List.of(plain, hauntedRaw)) {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
        }
      }
    }
  }

  /** Undoes everything since the last one. */
  public void rollback() throws SQLException {
    plain.rollback();
    haunted.rollback();
  }

  /** The statement as the connection under test sends it. */
  public String sent(String sql) {
    try {
      return haunted.nativeSQL(sql);
    } catch (SQLException e) {
      return "(" + e.getSQLState() + ") " + e.getMessage();
    }
  }

  @Override
  public void close() throws SQLException {
    haunted.close();
    plain.close();
  }
}
