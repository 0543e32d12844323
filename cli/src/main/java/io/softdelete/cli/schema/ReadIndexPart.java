package io.softdelete.cli.schema;

import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.UniqueKey.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of an index and whose it is, read from a row with the columns {@code table_schema}, {@code
 * table_name}, {@code index_name}, {@code constraint_name}, {@code is_primary}, {@code is_unique},
 * {@code nulls_equal}, {@code part}, {@code column_name} (NULL for an expression) and {@code
 * predicate}.
 */
record ReadIndexPart(TableName table, Index index) {
  static ReadIndexPart of(ResultSet row) throws SQLException {
    Set<Index.Trait> traits = EnumSet.noneOf(Index.Trait.class);
    if (row.getBoolean("is_primary")) {
      traits.add(Index.Trait.PRIMARY);
    }
    if (row.getBoolean("is_unique")) {
      traits.add(Index.Trait.UNIQUE);
    }
    if (row.getBoolean("nulls_equal")) {
      traits.add(Index.Trait.NULLS_EQUAL);
    }
    Part part = new Part(Answers.textOrEmpty(row, "part"), Answers.text(row, "column_name"));
    return new ReadIndexPart(
        new TableName(
            Answers.textOrEmpty(row, "table_schema"), Answers.textOrEmpty(row, "table_name")),
        new Index(
            Answers.textOrEmpty(row, "index_name"),
            Answers.text(row, "constraint_name"),
            traits,
            List.of(part),
            Answers.text(row, "predicate")));
  }

  /** The indexes of a table from their parts. */
  static List<Index> indexes(List<ReadIndexPart> parts) {
    return Answers.grouped(parts, part -> part.index().name()).values().stream()
        .map(ReadIndexPart::joined)
        .toList();
  }

  private static Index joined(List<ReadIndexPart> parts) {
    Index first = parts.get(0).index();
    Optional<String> constraint = first.constraint();
    return new Index(
        first.name(),
        constraint,
        first.traits(),
        parts.stream().flatMap(part -> part.index().parts().stream()).toList(),
        first.predicate());
  }
}
