package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.BinTable;
import io.softdelete.jdbc.execute.AttributionScope;
import io.softdelete.rewriter.Attribution;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be done with deleted rows, for those who don't write SQL. Had from {@link
 * SoftDelete#on(javax.sql.DataSource)}.
 *
 * <p>Tables are named as in SQL, {@code [schema.]table}: an unquoted name folds as in the database,
 * and standard quotes keep it as it is. On a data source each operation borrows a connection and is
 * a transaction of its own; on a connection it is part of the caller's, if one is open. Immutable;
 * thread-safe on a data source, else as its connection.
 */
public final class RecycleBin {
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
          return verb(lease, SelectionSql.verb("UNDELETE", of, rows), rows);
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
          return verb(lease, SelectionSql.verb("ERASE", of, rows), rows).rows();
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

  <T> T with(Connections.Work<T> work) throws SQLException {
    if (attribution.isEmpty()) {
      return connections.with(work);
    }
    try (AttributionScope scope = AttributionScope.open(attribution.get())) {
      return connections.with(work);
    }
  }

  private static Restored verb(Connections.Lease lease, String sql, Selection rows)
      throws SQLException {
    try (PreparedStatement statement = lease.bin().connection().prepareStatement(sql)) {
      for (int i = 0; i < rows.parameters().size(); i++) {
        statement.setObject(i + 1, rows.parameters().get(i));
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
