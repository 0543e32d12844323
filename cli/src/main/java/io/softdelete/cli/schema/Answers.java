package io.softdelete.cli.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks a database and makes values of its rows. */
final class Answers {
  private Answers() {}

  /** One value for each row. */
  static <T> List<T> ask(Connection connection, String sql, Row<T> row) throws SQLException {
    List<T> answers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        answers.add(row.read(rows));
      }
    }
    return answers;
  }

  /** Values by their keys, both in the order of their rows. */
  static <K, T> Map<K, List<T>> grouped(List<T> values, Function<T, K> key) {
    Map<K, List<T>> groups = new LinkedHashMap<>();
    values.forEach(
        value -> groups.computeIfAbsent(key.apply(value), k -> new ArrayList<>()).add(value));
    return groups;
  }

  static String textOrEmpty(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** Reads a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
