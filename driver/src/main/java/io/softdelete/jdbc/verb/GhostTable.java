package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A registered table and where its deleted rows are. Immutable.
 *
 * @param name the table
 * @param policy its policy
 * @param place where its deleted rows are: in itself, or in its archive
 * @param columns what is fetched of a row there: the columns that name it come first
 * @param named how many columns name a row
 * @param liveKey the columns that name a row of the table itself
 * @param operation the column that says with which operation a row was deleted; empty without one
 */
public record GhostTable(
    TableName name,
    TablePolicy policy,
    TableName place,
    List<Session.Column> columns,
    int named,
    List<String> liveKey,
    Optional<String> operation) {
  /** Copies the lists. */
  public GhostTable {
    columns = List.copyOf(columns);
    liveKey = List.copyOf(liveKey);
  }

  /** Whether its deleted rows are in an archive. */
  public boolean archived() {
    return policy.deletion() instanceof Deletion.Archive;
  }

  /** The columns that are fetched. */
  public List<String> columnNames() {
    return columns.stream().map(Session.Column::name).toList();
  }

  /** The columns that name a row. */
  public List<String> keyNames() {
    return columnNames().subList(0, named);
  }

  int[] keyPlaces() {
    return IntStream.range(0, named).toArray();
  }

  /** Where in a fetched row these columns are. */
  int[] places(List<String> names) {
    List<String> all = columnNames();
    return names.stream().mapToInt(all::indexOf).toArray();
  }

  /** Rows whose columns of these names have given values. */
  StepSql.Match match(List<String> names) {
    return new StepSql.Match(
        names, Arrays.stream(places(names)).mapToObj(place -> columns.get(place).type()).toList());
  }

  /** Rows by what names them. */
  StepSql.Match key() {
    return match(keyNames());
  }

  /** The table with the deleted rows, as it is written. */
  public String placeSql(Dialect dialect) {
    return sql(place, dialect);
  }

  /** A table as it is written. */
  public static String sql(TableName table, Dialect dialect) {
    return (table.schema().isEmpty() ? "" : StepSql.quoted(dialect, table.schema()) + '.')
        + StepSql.quoted(dialect, table.table());
  }
}
