package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.PersonalLike;
import io.softdelete.cli.schema.RegisteredTable;
import java.util.List;
import java.util.stream.Stream;

/** A table looks as if it held personal data, and the catalog doesn't say how to erase it. */
public final class PersonalColumns implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .filter(table -> table.policy().erasure().isEmpty())
        .flatMap(PersonalColumns::examine);
  }

  private static Stream<Finding> examine(RegisteredTable table) {
    List<String> columns = PersonalLike.in(table.table()).stream().map(Column::name).toList();
    return columns.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.warning(
                "personal-columns",
                table.sql(),
                "looks personal and has no erase: " + String.join(", ", columns),
                "A person's right to be forgotten then means removing whole rows, which other rows"
                    + " may refer to. Let the catalog say erase: {set: {…}}."));
  }
}
