package io.softdelete.jdbc.bin;

import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.verb.GhostTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.verb.GhostSql;
import io.softdelete.rewriter.verb.NamedRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads deleted rows of one table. As thread-safe as its connection. */
public final class GhostQuery {
  private static final int FETCHED = 1_000;

  private final BinTable table;
  private final GhostTable ghosts;
  private final DeletionColumns columns;
  private final Dialect dialect;

  /**
   * Of a soft or archive table.
   *
   * @throws SQLException SD002 or SD006 when its rows can't be named
   */
  public GhostQuery(BinTable table) throws SQLException {
    this.table = table;
    this.ghosts = table.ghosts(List.of());
    this.dialect = table.dialect();
    this.columns = DeletionColumns.of(table, table.bin().ghosts().columns(ghosts.place()));
  }

  /** Takes rows. */
  public interface Reader {
    /** Takes one. */
    void take(GhostRow row) throws SQLException;
  }

  /** Whether it is known when rows were deleted. */
  public boolean hasTime() {
    return columns.time().isPresent();
  }

  /**
   * The newest rows that an UNDELETE would name.
   *
   * @param most how many
   */
  public void newest(
      String undelete, List<? extends @Nullable Object> parameters, int most, Reader reader)
      throws SQLException {
    NamedRows rows = NamedQuery.rows(table.bin(), undelete);
    String order =
        columns.time().map(time -> " ORDER BY " + in(rows.qualifier(), time) + " DESC").orElse("");
    read(
        select(rows.qualifier(), "0") + " " + rows.from() + rows.rest() + order + " LIMIT " + most,
        parameters,
        reader);
  }

  /** All rows that were deleted since a time, the oldest first. */
  public void since(Instant time, Reader reader) throws SQLException {
    NamedRows rows = NamedQuery.rows(table.bin(), "UNDELETE FROM " + table.sql());
    String column = in(rows.qualifier(), columns.time().orElseThrow());
    read(
        select(rows.qualifier(), "0")
            + " "
            + rows.that(column + " >= ?").from()
            + rows.rest()
            + " ORDER BY "
            + column,
        List.of(Timestamp.from(time)),
        reader);
  }

  /** The row of a key in the table itself. */
  public Optional<GhostRow> inTable(String keyCondition, List<? extends @Nullable Object> key)
      throws SQLException {
    String active =
        new GhostSql(dialect)
            .active(table.policy(), "r")
            .map(condition -> "CASE WHEN " + condition + " THEN 1 ELSE 0 END")
            .orElse("1");
    List<GhostRow> found = new ArrayList<>();
    String columnsOfRow =
        ghosts.archived()
            ? ghosts.liveKey().stream()
                .map(name -> in("r", name))
                .collect(Collectors.joining(", ", "SELECT ", ", NULL, NULL, NULL, NULL, NULL, 1"))
            : select("r", active);
    read(columnsOfRow + " FROM " + table.sql() + " AS r WHERE " + keyCondition, key, found::add);
    return found.stream().findFirst();
  }

  /** How many rows an operation deleted, by table; those of other types of id aside. */
  public Map<String, Long> with(Object operation) throws SQLException {
    String type = typeOfOperation().orElse("");
    Map<String, Long> counts = new LinkedHashMap<>();
    for (BinTable each : table.bin().tables(Bin::keepsRows)) {
      GhostQuery other = new GhostQuery(each);
      if (other.typeOfOperation().filter(type::equals).isPresent()) {
        long rows = other.count(operation);
        if (rows > 0) {
          counts.put(each.name().toString(), rows);
        }
      }
    }
    return counts;
  }

  private Optional<String> typeOfOperation() {
    return columns
        .operation()
        .flatMap(
            name ->
                table.bin().ghosts().columns(ghosts.place()).stream()
                    .filter(column -> column.name().equals(name))
                    .map(Session.Column::type)
                    .findFirst());
  }

  private long count(Object operation) throws SQLException {
    String query =
        "SELECT COUNT(*) FROM "
            + ghosts.placeSql(dialect)
            + " AS r WHERE "
            + in("r", columns.operation().orElseThrow())
            + " = ?"
            + new GhostSql(dialect)
                .deleted(table.policy(), "r")
                .map(deleted -> " AND " + deleted)
                .orElse("");
    try (PreparedStatement statement = table.bin().plain().prepareStatement(query)) {
      statement.setObject(1, operation);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private String select(String qualifier, String active) throws SQLException {
    List<String> selected = new ArrayList<>();
    ghosts.liveKey().forEach(name -> selected.add(in(qualifier, name)));
    for (Optional<String> column :
        List.of(columns.time(), columns.actor(), columns.reason(), columns.operation())) {
      selected.add(column.map(name -> in(qualifier, name)).orElse("NULL"));
    }
    selected.add(recordId());
    selected.add(active);
    return "SELECT " + String.join(", ", selected);
  }

  private String recordId() throws SQLException {
    if (!table.policy().audit()) {
      return "NULL";
    }
    try {
      return table
          .bin()
          .schema()
          .rewriter()
          .recordId(table.name().schema(), table.name().table(), table.bin().schema().live());
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    }
  }

  private String in(String qualifier, String column) {
    return qualifier + '.' + StepSql.quoted(dialect, column);
  }

  private void read(String query, List<? extends @Nullable Object> parameters, Reader reader)
      throws SQLException {
    try (PreparedStatement statement = table.bin().plain().prepareStatement(query)) {
      statement.setFetchSize(FETCHED);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.take(GhostRow.read(rows, ghosts.liveKey().size()));
        }
      }
    }
  }
}
