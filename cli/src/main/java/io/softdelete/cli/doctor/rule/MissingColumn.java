package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.cli.ddl.ColumnPart;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.RegisteredTable;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A table lacks a column that the catalog names. */
public final class MissingColumn implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.tables().flatMap(MissingColumn::examine);
  }

  private static Stream<Finding> examine(RegisteredTable table) {
    return named(table).stream()
        .filter(name -> table.column(name).isEmpty())
        .map(name -> finding(table, name));
  }

  private static Finding finding(RegisteredTable table, Identifier name) {
    boolean marker = table.soft().filter(soft -> soft.marker().column().equals(name)).isPresent();
    Finding finding =
        Finding.error(
            "column-missing",
            table.sql(),
            (marker ? "the marker column " : "the column ") + name + " isn't there",
            marker
                ? "Every statement on this table fails until it is."
                : "The catalog writes it: a deletion or an erasure fails (SD006) until it is.");
    return ColumnPart.fix(table, name).map(finding::fixedBy).orElse(finding);
  }

  private static Set<Identifier> named(RegisteredTable table) {
    Set<Identifier> names = new LinkedHashSet<>();
    if (table.policy().deletion() instanceof Deletion.Soft soft) {
      names.add(soft.marker().column());
      names.addAll(soft.set().keySet());
      names.addAll(soft.unset().keySet());
    }
    table.policy().erasure().ifPresent(erasure -> names.addAll(erasure.set().keySet()));
    return names;
  }
}
