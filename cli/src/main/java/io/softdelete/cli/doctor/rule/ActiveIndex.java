package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.Index;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.UniqueKey;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL: an index keeps deleted rows that no statement looks for. */
public final class ActiveIndex implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.server().dialect() == Dialect.POSTGRESQL
        ? examination.tables().filter(table -> table.soft().isPresent()).flatMap(this::examine)
        : Stream.empty();
  }

  private Stream<Finding> examine(RegisteredTable table) {
    return table.table().indexes().stream()
        .filter(index -> !index.is(Index.Trait.UNIQUE) && index.predicate().isEmpty())
        .filter(index -> index.parts().stream().noneMatch(p -> table.mentionsMarker(p.sql())))
        .map(
            index ->
                Finding.note(
                        "active-index",
                        table.sql(),
                        "the index " + index.name() + " keeps deleted rows too",
                        "Where many rows are deleted, an index of active rows is smaller and"
                            + " finds them faster; the driver writes exactly its condition.")
                    .fixedBy(fix(table, index)));
  }

  private static List<String> fix(RegisteredTable table, Index index) {
    var server = table.schema().server();
    String name = server.identifier(index.name() + "_active");
    String parts = String.join(", ", index.parts().stream().map(UniqueKey.Part::sql).toList());
    return List.of(
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS "
            + name
            + " ON "
            + table.sql()
            + " ("
            + parts
            + ") WHERE "
            + table.active().orElseThrow(),
        "DROP INDEX CONCURRENTLY IF EXISTS " + server.identifier(index.name()));
  }
}
