package io.softdelete.jdbc.bin;

import io.softdelete.catalog.Audit;
import io.softdelete.catalog.Identifier;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.jdbc.verb.GhostTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the audit table says of one table's rows. As thread-safe as its connection. */
public final class Trail {
  private static final int FETCHED = 1_000;

  private final BinTable table;
  private final String sql;
  private final List<Session.Column> columns;

  private Trail(BinTable table, String sql, List<Session.Column> columns) {
    this.table = table;
    this.sql = sql;
    this.columns = columns;
  }

  /** The trail of a table; empty when the catalog has no audit table. */
  public static Optional<Trail> of(BinTable table) throws SQLException {
    Optional<Audit> audit = table.bin().schema().catalog().audit();
    if (audit.isEmpty()) {
      return Optional.empty();
    }
    TableName name = table.bin().ghosts().beside(table.name(), audit.get().table());
    return Optional.of(
        new Trail(
            table, GhostTable.sql(name, table.dialect()), table.bin().ghosts().columns(name)));
  }

  /**
   * An entry.
   *
   * @param recordId the row's key, as it is written there
   * @param action what was done; empty where no column says so
   * @param at when
   * @param by who did it
   * @param reason why
   * @param operation which operation
   */
  public record Entry(
      String recordId,
      Optional<String> action,
      Optional<Instant> at,
      Optional<String> by,
      Optional<String> reason,
      Optional<String> operation) {}

  /** Takes entries. */
  public interface Reader {
    /** Takes one. */
    void take(Entry entry) throws SQLException;
  }

  /** Whether a column says what was done. */
  public boolean saysWhat() {
    return find("action").isPresent();
  }

  /** All entries since a time, in the order in which they were written. */
  public void since(Instant time, Reader reader) throws SQLException {
    read(" AND " + written("deleted_at") + " >= ?", List.of(Timestamp.from(time)), "", reader);
  }

  /**
   * The newest entries, the newest first.
   *
   * @param actions of which kind, where a column says so
   */
  public void newest(List<String> actions, int most, Reader reader) throws SQLException {
    String some = "'" + String.join("', '", actions) + "'";
    String condition =
        find("action")
            .map(this::quoted)
            .map(action -> " AND (" + action + " IS NULL OR " + action + " IN (" + some + "))")
            .orElse("");
    read(condition, List.of(), " DESC LIMIT " + most, reader);
  }

  /** The entries of these rows, in the order in which they were written. */
  public void of(List<String> recordIds, Reader reader) throws SQLException {
    for (int from = 0; from < recordIds.size(); from += FETCHED) {
      List<String> some = recordIds.subList(from, Math.min(from + FETCHED, recordIds.size()));
      read(
          " AND "
              + written("record_id")
              + " IN ("
              + String.join(", ", Collections.nCopies(some.size(), parameter("record_id")))
              + ")",
          List.copyOf(some),
          "",
          reader);
    }
  }

  private void read(
      String condition, List<? extends @Nullable Object> parameters, String order, Reader reader)
      throws SQLException {
    List<String> selected = new ArrayList<>();
    for (String name :
        List.of("record_id", "action", "deleted_at", "deleted_by", "reason", "operation_id")) {
      selected.add(find(name).map(this::quoted).orElse("NULL"));
    }
    // Changes of one row are numbered one after the other, whatever the clock says.
    String by = written(find("log_id").isPresent() ? "log_id" : "deleted_at");
    String query =
        selected.stream().collect(Collectors.joining(", ", "SELECT ", " FROM " + sql))
            + " WHERE "
            + written("table_name")
            + " = ?"
            + condition
            + " ORDER BY "
            + by
            + order;
    try (PreparedStatement statement = table.bin().plain().prepareStatement(query)) {
      statement.setFetchSize(FETCHED);
      statement.setString(1, table.policy().name().sql());
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 2, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.take(
              new Entry(
                  String.valueOf(rows.getString(1)),
                  Optional.ofNullable(rows.getString(2)),
                  GhostRow.instant(rows.getTimestamp(3)),
                  Optional.ofNullable(rows.getString(4)),
                  Optional.ofNullable(rows.getString(5)),
                  Optional.ofNullable(rows.getString(6))));
        }
      }
    }
  }

  private Optional<String> find(String name) {
    return columns.stream()
        .map(Session.Column::name)
        .filter(column -> table.bin().ghosts().same(column, new Identifier(name, false)))
        .findFirst();
  }

  private String written(String name) {
    return quoted(find(name).orElse(name));
  }

  private String quoted(String column) {
    return StepSql.quoted(table.dialect(), column);
  }

  private String parameter(String name) {
    return table.dialect() == Dialect.POSTGRESQL
        ? columns.stream()
            .filter(column -> find(name).filter(column.name()::equals).isPresent())
            .findFirst()
            .map(column -> "CAST(? AS " + column.type() + ")")
            .orElse("?")
        : "?";
  }
}
