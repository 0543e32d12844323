package io.softdelete.it.twin.law;

import io.softdelete.it.twin.Marker;
import io.softdelete.it.twin.TwinTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads from PostgreSQL's plan of a statement which scans of registered tables have no condition on
 * the marker. Not thread-safe.
 */
final class ScanFilters {
  private static final String SCANS =
      """
      SELECT scan ->> 'Relation Name', scan ->> 'Alias',
             CONCAT_WS(' ', scan ->> 'Filter', scan ->> 'Index Cond', scan ->> 'Recheck Cond')
        FROM JSONB_PATH_QUERY(?::jsonb, 'strict $.** ? (exists (@."Relation Name"))') AS scan""";

  private final Connection connection;
  private final List<TwinTable> tables;
  private int scans;

  ScanFilters(Connection connection, List<TwinTable> tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /** The unfiltered scans of a statement, each with the conditions that it does have. */
  List<String> unfiltered(String sql) throws SQLException {
    List<String> unfiltered = new ArrayList<>();
    scans = 0;
    try (PreparedStatement statement = connection.prepareStatement(SCANS)) {
      statement.setString(1, plan(sql));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Optional<Marker> marker = marker(rows.getString(1));
          if (marker.isEmpty()) {
            continue;
          }
          scans++;
          if (!rows.getString(3).contains(marker.get().column())) {
            unfiltered.add(rows.getString(1) + " " + rows.getString(2) + ": " + rows.getString(3));
          }
        }
      }
    }
    return unfiltered;
  }

  /** How many scans of registered tables the statement asked for last has. */
  int scans() {
    return scans;
  }

  private String plan(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery("EXPLAIN (FORMAT JSON, VERBOSE) " + sql)) {
      plan.next();
      return plan.getString(1);
    }
  }

  private Optional<Marker> marker(String table) {
    return tables.stream()
        .filter(candidate -> candidate.name().equals(table))
        .findFirst()
        .flatMap(TwinTable::marker);
  }
}
