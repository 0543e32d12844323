package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.SqlWords;
import io.softdelete.cli.schema.StoredCode;
import java.util.List;
import java.util.stream.Stream;

/** Code joins soft tables by all columns of the same name: by their markers too. */
public final class NaturalJoin implements Rule {
  private static final List<String> KINDS = List.of("JOIN", "INNER", "LEFT", "RIGHT", "FULL");

  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.schema().code().stream().flatMap(code -> examine(examination, code));
  }

  private static Stream<Finding> examine(Examination examination, StoredCode code) {
    SqlWords words = SqlWords.of(code.definition(), examination.server());
    boolean natural = KINDS.stream().anyMatch(kind -> words.say("NATURAL", kind));
    List<String> tables =
        examination
            .tables()
            .filter(table -> table.soft().isPresent())
            .filter(table -> table.isNamed(words))
            .filter(table -> natural || joinsByMarker(words, table))
            .map(RegisteredTable::sql)
            .toList();
    return tables.size() < 2
        ? Stream.empty()
        : Stream.of(
            Finding.warning(
                "natural-join",
                examination.sql(code.name()),
                "the " + code.kind() + " joins " + String.join(", ", tables) + " by their markers",
                "A NATURAL JOIN takes all columns of the same name: NULL never equals NULL, so"
                    + " there are no rows at all. Name the columns with USING or ON."));
  }

  /** PostgreSQL keeps a view's NATURAL JOIN as USING. */
  private static boolean joinsByMarker(SqlWords words, RegisteredTable table) {
    return table
        .soft()
        .flatMap(soft -> table.column(soft.marker().column()))
        .map(column -> words.joinBy(column.name()))
        .orElse(false);
  }
}
