package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.ReferenceSql;
import io.softdelete.rewriter.StepSql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The references that one write left in its rows, and the question whether any of them leads to a
 * deleted row. The rows that they lead to stay locked, so that none of them is deleted before the
 * write is committed. Used once, by one thread.
 */
final class ReferenceCheck {
  private static final int H2_MISSING_PARENT = 23506;
  private static final int MARIADB_MISSING_PARENT = 1452;

  private final CheckedText text;
  private final ReferenceSql sql;
  private final StepStatements statements;
  private final List<Set<List<Object>>> references;

  ReferenceCheck(CheckedText text, StepStatements statements) {
    this.text = text;
    this.sql = new ReferenceSql(text.dialect());
    this.statements = statements;
    this.references =
        text.references().stream().<Set<List<Object>>>map(key -> new LinkedHashSet<>()).toList();
  }

  /** Adds the references of one row, in the order of the columns; a NULL refers to nothing. */
  void add(@Nullable Object[] row) {
    add(row, place -> false);
  }

  /**
   * Adds those references of one row that aren't as they were: what stays isn't looked at again.
   *
   * @param unchanged for each column t or f, as PostgreSQL writes an array; empty for a new row
   */
  void add(@Nullable Object[] row, Optional<String> unchanged) {
    add(row, place -> unchanged.isPresent() && unchanged.get().charAt(2 * place + 1) == 't');
  }

  private void add(@Nullable Object[] row, IntPredicate unchanged) {
    for (int i = 0; i < references.size(); i++) {
      List<Integer> places = text.references().get(i).places();
      if (places.stream().allMatch(unchanged::test)) {
        continue;
      }
      List<Object> reference = new ArrayList<>(places.size());
      for (int place : places) {
        Object value = row[place];
        if (value != null) {
          reference.add(value);
        }
      }
      if (reference.size() == places.size()) {
        references.get(i).add(reference);
      }
    }
  }

  /**
   * Fails if a row is referred to that is deleted.
   *
   * @throws SQLException what the database says of a missing parent
   */
  void require() throws SQLException {
    for (int i = 0; i < references.size(); i++) {
      CheckedReference reference = text.references().get(i);
      for (LockedRows.Portion portion : portions(reference, references.get(i))) {
        Optional<List<String>> deleted =
            statements.run(
                sql.deleted(
                    reference.key().parent().schema(),
                    reference.key().parent().table(),
                    reference.marker(),
                    reference.parents(),
                    portion.rows()),
                portion.parameters(),
                statement -> firstDeleted(statement.executeQuery()));
        if (deleted.isPresent()) {
          fail(reference.key(), String.join(", ", deleted.get()));
        }
      }
    }
  }

  private List<LockedRows.Portion> portions(CheckedReference reference, Set<List<Object>> rows) {
    int[] places = java.util.stream.IntStream.range(0, reference.places().size()).toArray();
    if (rows.isEmpty()) {
      return List.of();
    }
    if (!StepSql.arrays(text.dialect())) {
      ListRows list = new ListRows(places.length, places.length);
      rows.forEach(row -> list.add(row.toArray()));
      return list.portions(places);
    }
    List<Object> arrays = new ArrayList<>();
    for (int place : places) {
      arrays.add(
          rows.stream()
              .map(row -> element(String.valueOf(row.get(place))))
              .collect(Collectors.joining(",", "{", "}")));
    }
    return List.of(new LockedRows.Portion(1, arrays));
  }

  /** An element of an array as PostgreSQL reads it. */
  private static String element(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static Optional<List<String>> firstDeleted(ResultSet rows) throws SQLException {
    try (rows) {
      Optional<List<String>> deleted = Optional.empty();
      while (rows.next()) {
        if (deleted.isEmpty() && rows.getInt(1) == 1) {
          List<String> key = new ArrayList<>();
          for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
            key.add(String.valueOf(rows.getString(i)));
          }
          deleted = Optional.of(key);
        }
      }
      return deleted;
    }
  }

  private void fail(ForeignKey key, String values) throws SQLException {
    switch (text.dialect()) {
      case POSTGRESQL ->
          statements.run(
              StepSql.raise(failure(key, values)), List.of(), PreparedStatement::execute);
      case MARIADB ->
          statements.run(
              ReferenceSql.signal(MARIADB_MISSING_PARENT, mariadb(key)),
              List.of(),
              PreparedStatement::execute);
      default -> {}
    }
    throw new SQLIntegrityConstraintViolationException(
        h2(key, values), String.valueOf(H2_MISSING_PARENT), H2_MISSING_PARENT);
  }

  /** As PostgreSQL words it of a parent that is missing. */
  private static StepSql.Failure failure(ForeignKey key, String values) {
    return new StepSql.Failure(
        "23503",
        "insert or update on table \"%s\" violates foreign key constraint \"%s\""
            .formatted(key.child().table(), key.name()),
        "Key (%s)=(%s) is not present in table \"%s\"."
            .formatted(String.join(", ", key.childColumns()), values, key.parent().table()),
        key.child().schema(),
        key.child().table(),
        key.name());
  }

  private static String mariadb(ForeignKey key) {
    return "Cannot add or update a child row: a foreign key constraint fails (%s.%s, CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)%s)"
        .formatted(
            backticked(key.child().schema()),
            backticked(key.child().table()),
            backticked(key.name()),
            backticked(key.childColumns()),
            backticked(key.parent().table()),
            backticked(key.parentColumns()),
            key.onDelete() == ForeignKey.DeleteRule.RESTRICT ? "" : " " + key.onDelete());
  }

  private static String backticked(String name) {
    return StepSql.quoted(Dialect.MARIADB, name);
  }

  private static String backticked(List<String> names) {
    return names.stream().map(ReferenceCheck::backticked).collect(Collectors.joining(", "));
  }

  private static String h2(ForeignKey key, String values) {
    return "Referential integrity constraint violation: \"%s: %s FOREIGN KEY(%s) REFERENCES %s(%s) (%s)\" [%d]"
        .formatted(
            key.name(),
            key.child(),
            String.join(", ", key.childColumns()),
            key.parent(),
            String.join(", ", key.parentColumns()),
            values,
            H2_MISSING_PARENT);
  }

  /** What MariaDB's variable holds. */
  void addNoted(String noted) {
    for (String reference : noted.split(",", -1)) {
      if (!reference.isEmpty()) {
        int colon = reference.indexOf(':');
        String[] before = reference.substring(0, colon).split("\\.", -1);
        String[] after = reference.substring(colon + 1).split("\\.", -1);
        add(
            Arrays.stream(after).map(ReferenceCheck::unhexed).toArray(),
            place -> before[place].equals(after[place]));
      }
    }
  }

  private static @Nullable String unhexed(String digits) {
    return digits.equals("-")
        ? null
        : new String(
            java.util.HexFormat.of().parseHex(digits), java.nio.charset.StandardCharsets.UTF_8);
  }
}
