package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.BinTable;
import io.softdelete.jdbc.execute.AttributionScope;
import io.softdelete.rewriter.Attribution;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with deleted rows, for those who don't write SQL. Had from {@link
 * SoftDelete#on(javax.sql.DataSource)}.
 *
 * <p>Tables are named as in SQL, {@code [schema.]table}: an unquoted name folds as in the database,
 * and standard quotes keep it as it is. On a data source each operation borrows a connection and is
 * a transaction of its own (of a purge, each batch is one); on a connection it is part of the
 * caller's, if one is open. Immutable; thread-safe on a data source, else as its connection.
 */
public final class RecycleBin {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Connections connections;
  private final Optional<Attribution> attribution;

  RecycleBin(Connections connections, Optional<Attribution> attribution) {
    this.connections = connections;
    this.attribution = attribution;
  }

  /** The same, said to be used by this actor for this reason, as {@link SoftDelete#as} says it. */
  public RecycleBin as(String actor, String reason) {
    return new RecycleBin(
        connections, Optional.of(new Attribution(Optional.of(actor), Optional.of(reason))));
  }

  /**
   * Restores deleted rows with what was deleted with them, as UNDELETE does.
   *
   * @param table a soft or an archive table
   * @param rows which of its deleted rows; a condition sees the archive's columns
   * @throws SQLException SD002 when the table isn't registered; the database's own when a parent
   *     stays deleted (class 23) or another row holds the key, and then nothing is restored
   */
  public Restored undelete(String table, Selection rows) throws SQLException {
    return with(
        lease -> {
          BinTable of = lease.bin().table(table);
          return verb("UNDELETE", of, rows);
        });
  }

  /**
   * Removes or overwrites what rows say of somebody, wherever they are, as ERASE does.
   *
   * @param rows which rows, active, deleted and archived ones; not all
   * @return how many rows
   * @throws SQLException SD002 without a condition, SD003 when rows must be kept, SD004 when a
   *     reason is missing, SD006 when an erased value would be left; nothing is done then
   */
  public long erase(String table, Selection rows) throws SQLException {
    return with(
        lease -> {
          BinTable of = lease.bin().table(table);
          return verb("ERASE", of, rows).rows();
        });
  }

  /** Removes a table's deleted rows that are past its retention. */
  public PurgeJob purge(String table) {
    return purge(table, Selection.all());
  }

  /**
   * Removes deleted rows of a table.
   *
   * @param rows which of them; those past the table's retention, if it has one
   */
  public PurgeJob purge(String table, Selection rows) {
    return PurgeJob.of(this, Optional.of(table), rows);
  }

  /** Removes all deleted rows that are past the retention of their table. */
  public PurgeJob purgeAll() {
    return PurgeJob.of(this, Optional.empty(), Selection.all());
  }

  /**
   * A table's deleted rows, the newest first; of a hard table, those that the audit table knows.
   *
   * @param rows which of them
   * @param most how many
   * @throws SQLException SD002 when the table isn't registered, or rows that are gone are asked for
   *     by a condition; the database's own
   */
  public List<DeletedRow> deletedRows(String table, Selection rows, int most) throws SQLException {
    return with(lease -> new Inquiry(lease.bin().table(table)).rows(rows, most));
  }

  /**
   * Why a row is seen, or isn't.
   *
   * @throws SQLException SD002 when the table isn't registered; the database's own
   */
  public RowState explain(String table, Selection.Key key) throws SQLException {
    return with(lease -> new Inquiry(lease.bin().table(table)).explain(key));
  }

  /**
   * Delivers what happened to rows of all registered tables since a cursor, assuming that no
   * transaction that deletes or restores stays open for more than ten minutes.
   *
   * @see #changesSince(Cursor, Duration, Consumer)
   */
  public Cursor changesSince(Cursor cursor, Consumer<Change> consumer) throws SQLException {
    return changesSince(cursor, LONGEST, consumer);
  }

  /**
   * Delivers what happened to rows of all registered tables since a cursor, for those who keep a
   * copy: deletions, and, for tables with {@code audit: true} and an audit table with a column
   * {@code action}, restores, purges and erasures too. Tables without a time column and without
   * audit tell nothing.
   *
   * <p>Changes of one row come in the order in which they happened (where the audit table has a
   * {@code log_id}), children's before their parents'. <b>At least once</b>: a transaction becomes
   * visible only when it commits, so each call begins at the cursor less the longest transaction,
   * and delivers again what happened since then. Whoever applies all changes of a call in their
   * order, however often, ends with what the database says. What a longer transaction did is lost,
   * but on PostgreSQL: there the cursor waits for the transactions of the same user, and for all
   * with {@code pg_read_all_stats}.
   *
   * @param cursor where the last call ended, or {@link Cursor#beginning()}
   * @param longest how long a transaction that deletes or restores may stay open
   * @param consumer takes each change; it must not use the connection that this works on
   * @return where the next call goes on; the old one still stands if this one fails
   * @throws SQLException the database's own
   */
  public Cursor changesSince(Cursor cursor, Duration longest, Consumer<Change> consumer)
      throws SQLException {
    return with(lease -> new Feed(lease.bin(), longest, consumer).since(cursor));
  }

  <T> T with(Connections.Work<T> work) throws SQLException {
    if (attribution.isEmpty()) {
      return connections.with(work);
    }
    try (AttributionScope scope = AttributionScope.open(attribution.get())) {
      return connections.with(work);
    }
  }

  private static Restored verb(String verb, BinTable of, Selection rows) throws SQLException {
    String sql = SelectionSql.verb(verb, of, rows);
    List<? extends @Nullable Object> parameters = SelectionSql.parameters(of, rows);
    try (PreparedStatement statement = of.bin().connection().prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      long count = statement.executeLargeUpdate();
      List<String> told = new ArrayList<>();
      for (SQLWarning next = statement.getWarnings(); next != null; next = next.getNextWarning()) {
        told.add(String.valueOf(next.getMessage()));
      }
      return new Restored(count, told);
    }
  }
}
