package io.softdelete.it.twin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the rows of one side's tables through statements prepared once. Not thread-safe. */
final class Rows {
  private final PreparedStatement all;
  private final Map<TwinTable, PreparedStatement> single = new LinkedHashMap<>();

  Rows(Database database, Connection connection, List<TwinTable> tables) throws SQLException {
    List<String> queries = new ArrayList<>();
    for (TwinTable table : tables) {
      String query = query(database, table);
      queries.add(query);
      single.put(table, connection.prepareStatement(query));
    }
    all = connection.prepareStatement(String.join(" UNION ALL ", queries));
  }

  /** All rows, as this transaction sees them. */
  Snapshot now() throws SQLException {
    List<Snapshot.Row> rows = new ArrayList<>();
    read(all, rows);
    return new Snapshot(List.copyOf(rows));
  }

  /** The rows of these tables, as this transaction sees them. */
  Snapshot now(Collection<TwinTable> tables) throws SQLException {
    if (tables.size() == single.size()) {
      return now();
    }
    List<Snapshot.Row> rows = new ArrayList<>();
    for (TwinTable table : tables) {
      read(single.get(table), rows);
    }
    return new Snapshot(List.copyOf(rows));
  }

  private static void read(PreparedStatement query, List<Snapshot.Row> rows) throws SQLException {
    try (ResultSet result = query.executeQuery()) {
      while (result.next()) {
        rows.add(
            new Snapshot.Row(
                result.getString(1),
                Snapshot.State.valueOf(result.getString(2)),
                result.getString(3),
                result.getString(4)));
      }
    }
  }

  private static String query(Database database, TwinTable table) {
    String state =
        table
            .marker()
            .map(
                marker ->
                    "CASE WHEN "
                        + marker.active()
                        + " THEN 'ACTIVE' WHEN "
                        + marker.deleted()
                        + " THEN 'DELETED' ELSE 'ODD' END")
            .orElse("'UNREGISTERED'");
    return "SELECT '%s', %s, %s, %s FROM %s"
        .formatted(
            table.name(),
            state,
            texts(database, table, false),
            texts(database, table, true),
            database.qualified(table.name()));
  }

  private static String texts(Database database, TwinTable table, boolean lifecycle) {
    return table.columns().stream()
        .filter(column -> (column.role() == Column.Role.LIFECYCLE) == lifecycle)
        .map(column -> ", COALESCE(" + database.asText(column.name()) + ", '∅')")
        .collect(Collectors.joining("", "CONCAT_WS('|', '', ''", ")"));
  }
}
