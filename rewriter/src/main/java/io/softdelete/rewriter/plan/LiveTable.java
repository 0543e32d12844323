package io.softdelete.rewriter.plan;

import io.softdelete.catalog.CatalogName;
import io.softdelete.catalog.Identifier;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.parse.TableReference;
import java.util.List;
import java.util.Optional;

/**
 * A table that the catalog names beside the registered one, as it is in the database. Immutable.
 *
 * @param sql its name as it is written into SQL
 * @param columns its columns
 * @param folding how names compare
 */
record LiveTable(String sql, List<Session.Column> columns, Folding folding) {
  /**
   * Finds a table.
   *
   * @param beside the reference next to which an unqualified name is looked for first
   * @throws io.softdelete.rewriter.UnsupportedSql SD006 when there is no such table
   */
  static LiveTable of(Work work, CatalogName name, TableReference beside) {
    Folding folding = work.settings().folding();
    String table = folding.canonical(name.table());
    Optional<String> written = name.schema().map(folding::canonical);
    Optional<String> schema = written.isPresent() ? written : work.schema(beside);
    List<Session.Column> columns = work.session().columns(schema, table);
    if (columns.isEmpty() && written.isEmpty() && schema.isPresent()) {
      schema = Optional.empty();
      columns = work.session().columns(schema, table);
    }
    if (columns.isEmpty()) {
      throw work.mismatch(
          beside.nameFirst(),
          "the catalog names the table " + name + ", which isn't there",
          "create it, or correct the catalog");
    }
    String qualifier =
        name.schema()
            .map(identifier -> work.written(identifier) + '.')
            .orElse(schema.map(known -> quoted(work, known) + '.').orElse(""));
    return new LiveTable(qualifier + work.written(name.table()), columns, folding);
  }

  /** A name as the database spells it, in quotes. */
  static String quoted(Work work, String name) {
    return work.written(new Identifier(name, true));
  }

  /** The column of a name that the catalog gives. */
  Optional<Session.Column> find(Identifier name) {
    String known = folding.canonical(name);
    return columns.stream()
        .filter(column -> folding.canonical(new Identifier(column.name(), true)).equals(known))
        .findFirst();
  }

  /** The column of a name that the database gives. */
  Optional<Session.Column> find(Session.Column column) {
    return find(new Identifier(column.name(), true));
  }
}
