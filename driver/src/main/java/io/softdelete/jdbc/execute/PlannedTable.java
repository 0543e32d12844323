package io.softdelete.jdbc.execute;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Marker;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import java.util.List;
import java.util.Optional;

/**
 * A table from which a deletion may take rows. Immutable.
 *
 * @param name the table
 * @param policy its policy; empty when it isn't registered
 * @param columns what is fetched of a row: the columns that name it, then those that keys refer to
 * @param named how many columns name a row
 * @param keys the keys to follow, in the database's order
 */
record PlannedTable(
    TableName name,
    Optional<TablePolicy> policy,
    List<Session.Column> columns,
    int named,
    List<ForeignKey> keys) {
  PlannedTable {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }

  /** Whether its rows are kept elsewhere when they are deleted. */
  boolean recorded() {
    return policy
        .filter(known -> known.audit() || known.deletion() instanceof Deletion.Archive)
        .isPresent();
  }

  /** Whether its rows really go. */
  boolean physical() {
    return !(policy.map(TablePolicy::deletion).orElse(null) instanceof Deletion.Soft);
  }

  List<String> columnNames() {
    return columns.stream().map(Session.Column::name).toList();
  }

  /** Rows by what names them. */
  StepSql.Match key() {
    List<Session.Column> key = columns.subList(0, named);
    return new StepSql.Match(
        key.stream().map(Session.Column::name).toList(),
        key.stream().map(Session.Column::type).toList());
  }

  /** The places of the columns that name a row. */
  int[] keyPlaces() {
    return java.util.stream.IntStream.range(0, named).toArray();
  }

  /** The places of the columns that a key refers to. */
  int[] places(ForeignKey key) {
    List<String> names = columnNames();
    return key.parentColumns().stream().mapToInt(names::indexOf).toArray();
  }

  /** The rows of the child that refer to rows of this table. */
  StepSql.Match match(ForeignKey key) {
    List<String> types =
        java.util.Arrays.stream(places(key)).mapToObj(place -> columns.get(place).type()).toList();
    return new StepSql.Match(key.childColumns(), types);
  }

  static StepSql.Child child(TableName name, Optional<TablePolicy> policy) {
    Optional<Marker> marker =
        policy
            .map(TablePolicy::deletion)
            .filter(Deletion.Soft.class::isInstance)
            .map(deletion -> ((Deletion.Soft) deletion).marker());
    return new StepSql.Child(name.schema(), name.table(), marker);
  }
}
