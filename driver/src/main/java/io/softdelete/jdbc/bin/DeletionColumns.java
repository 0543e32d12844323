package io.softdelete.jdbc.bin;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.rewriter.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns in which a deletion says what it was, as the database spells them.
 *
 * @param time when
 * @param actor who
 * @param reason why
 * @param operation which
 */
record DeletionColumns(
    Optional<String> time,
    Optional<String> actor,
    Optional<String> reason,
    Optional<String> operation) {
  /** Those of a table, among the columns of where its deleted rows are. */
  static DeletionColumns of(BinTable table, List<Session.Column> there) {
    Deletion deletion = table.policy().deletion();
    Map<Identifier, SqlExpression> set = Map.of();
    if (deletion instanceof Deletion.Soft soft) {
      set = soft.set();
    } else if (deletion instanceof Deletion.Archive archive) {
      set = archive.set();
    }
    return new DeletionColumns(
        deletion.timeColumn().flatMap(name -> live(table, there, name)),
        saying(table, there, set, "${actor}"),
        saying(table, there, set, "${reason}"),
        saying(table, there, set, "${operation}"));
  }

  private static Optional<String> saying(
      BinTable table,
      List<Session.Column> there,
      Map<Identifier, SqlExpression> set,
      String expression) {
    return set.entrySet().stream()
        .filter(entry -> entry.getValue().sql().equals(expression))
        .map(Map.Entry::getKey)
        .findFirst()
        .flatMap(name -> live(table, there, name));
  }

  private static Optional<String> live(
      BinTable table, List<Session.Column> there, Identifier name) {
    return there.stream()
        .map(Session.Column::name)
        .filter(column -> table.bin().ghosts().same(column, name))
        .findFirst();
  }
}
