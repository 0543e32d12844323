package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Proves that an ERASE did what it says: reads again what it erased, what refers to that, archives
 * and audit rows, and fails where an erased value is still there.
 *
 * @param trail the audit table
 */
record Proof(GhostTables tables, TableName trail) {
  /** Shorter values say nothing of anybody, and are found anywhere. */
  private static final int SHORTEST = 3;

  /** What must not be found again. Not thread-safe. */
  static final class Erased {
    private final Set<String> values = new HashSet<>();
    private final Map<TableName, Set<String>> records = new HashMap<>();
  }

  /** Reads what is going to be overwritten, and what rows are known by in the audit table. */
  void remember(Run run, ErasedTable table, Rows rows, Erased erased) throws SQLException {
    String type = text(run.dialect());
    for (GhostTable place : table.places()) {
      String columns = "CAST(" + table.recordId() + " AS " + type + ")";
      for (Map.Entry<Identifier, SqlExpression> set : table.erasure().set().entrySet()) {
        String value = set.getValue().hasPlaceholder() ? "NULL" : set.getValue().sql();
        columns +=
            ", CAST(%s AS %s), CAST(%s AS %s)"
                .formatted(run.dialect().written(set.getKey()), type, value, type);
      }
      read(
          run,
          "SELECT " + columns + " FROM " + place.placeSql(run.dialect()),
          place.placeSql(run.dialect()),
          place.key(),
          KeyLists.portions(rows.values(), place.keyPlaces(), run.dialect()),
          result -> {
            erased
                .records
                .computeIfAbsent(table.name(), name -> new HashSet<>())
                .add(result.getString(1));
            for (int i = 2; i < 2 * table.erasure().set().size() + 2; i += 2) {
              String before = result.getString(i);
              if (before != null
                  && before.length() >= SHORTEST
                  && !before.equals(result.getString(i + 1))) {
                erased.values.add(before);
              }
            }
          });
    }
  }

  /**
   * Reads again.
   *
   * @throws SQLException SD006 when an erased value is left
   */
  void check(Run run, ErasedTable table, Rows rows, Erased erased) throws SQLException {
    for (GhostTable place : table.places()) {
      List<KeyLists.Portion> portions =
          KeyLists.portions(rows.values(), place.keyPlaces(), run.dialect());
      if (table.overwrite().isEmpty()) {
        read(
            run,
            "SELECT 1 FROM " + place.placeSql(run.dialect()),
            place.placeSql(run.dialect()),
            place.key(),
            portions,
            result -> {
              throw left(table, place.place() + " still has the row");
            });
      } else {
        search(run, table, place.place(), place.key(), portions, erased);
      }
    }
    for (ForeignKey key : table.references()) {
      StepSql.Match match =
          new StepSql.Match(key.childColumns(), table.live().match(key.parentColumns()).types());
      search(
          run,
          table,
          key.child(),
          match,
          KeyLists.portions(rows.values(), table.live().places(key.parentColumns()), run.dialect()),
          erased);
    }
    searchTrail(run, table, erased);
  }

  private void search(
      Run run,
      ErasedTable table,
      TableName place,
      StepSql.Match match,
      List<KeyLists.Portion> portions,
      Erased erased)
      throws SQLException {
    List<String> columns =
        tables.columns(place).stream()
            .filter(Proof::isText)
            .map(column -> StepSql.quoted(run.dialect(), column.name()))
            .toList();
    if (columns.isEmpty() || erased.values.isEmpty()) {
      return;
    }
    String name = GhostTable.sql(place, run.dialect());
    read(
        run,
        "SELECT " + String.join(", ", columns) + " FROM " + name,
        name,
        match,
        portions,
        result -> {
          for (int i = 1; i <= columns.size(); i++) {
            if (erased.values.contains(result.getString(i))) {
              throw left(table, place + " still has an erased value in " + columns.get(i - 1));
            }
          }
        });
  }

  private void searchTrail(Run run, ErasedTable table, Erased erased) throws SQLException {
    Set<String> records = erased.records.getOrDefault(table.name(), Set.of());
    if (records.isEmpty() || erased.values.isEmpty()) {
      return;
    }
    String sql =
        "SELECT * FROM %s WHERE table_name = ? AND CAST(record_id AS %s) = ?"
            .formatted(GhostTable.sql(trail, run.dialect()), text(run.dialect()));
    for (String record : records) {
      run.query(
          sql,
          List.of(table.policy().name().sql(), record),
          result -> {
            while (result.next()) {
              for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                String value = String.valueOf(result.getString(i));
                if (erased.values.stream().anyMatch(value::contains)) {
                  throw left(
                      table,
                      "the audit table "
                          + trail
                          + " still has an erased value in "
                          + result.getMetaData().getColumnName(i));
                }
              }
            }
            return records;
          });
    }
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void read(
      Run run,
      String select,
      String qualifier,
      StepSql.Match match,
      List<KeyLists.Portion> portions,
      Row row)
      throws SQLException {
    for (KeyLists.Portion portion : portions) {
      run.query(
          select + " WHERE " + run.sql().in(qualifier, match, portion.rows()) + run.latest(),
          portion.parameters(),
          result -> {
            while (result.next()) {
              row.read(result);
            }
            return row;
          });
    }
  }

  private static SQLException left(ErasedTable table, String what) {
    return SqlErrors.mismatch(
        "ERASE FROM %s: %s. Nothing was done. Instead: name the column in erase.set, give that table an erase of its own, or see what writes the value again."
            .formatted(table.name(), what));
  }

  private static boolean isText(Session.Column column) {
    String type = column.type().toLowerCase(Locale.ROOT);
    return List.of("char", "text", "clob", "json").stream().anyMatch(type::contains);
  }

  private static String text(Dialect dialect) {
    return dialect == Dialect.MARIADB ? "CHAR" : "VARCHAR";
  }
}
