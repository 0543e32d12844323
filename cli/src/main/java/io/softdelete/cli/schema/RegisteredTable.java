package io.softdelete.cli.schema;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.plan.Predicate;
import java.util.Optional;

/**
 * A live table that the catalog registers. Immutable.
 *
 * @param schema the schema that it is in
 * @param table the table
 * @param policy what the catalog says of it
 */
public record RegisteredTable(Schema schema, Table table, TablePolicy policy) {
  /** How it deletes, if it is a soft table. */
  public Optional<Deletion.Soft> soft() {
    return policy.deletion() instanceof Deletion.Soft soft ? Optional.of(soft) : Optional.empty();
  }

  /** How it deletes, if it is an archive table. */
  public Optional<Deletion.Archive> archive() {
    return policy.deletion() instanceof Deletion.Archive archive
        ? Optional.of(archive)
        : Optional.empty();
  }

  /** The live column that an identifier of the catalog stands for. */
  public Optional<Column> column(Identifier name) {
    return schema.column(table, name);
  }

  /** A name of the catalog as it is written into SQL, whether or not the column is there. */
  public String written(Identifier name) {
    Server server = schema.server();
    return column(name)
        .map(column -> server.identifier(column.name()))
        .orElseGet(() -> server.identifier(name));
  }

  /** The condition that active rows fulfil; empty for a table that isn't soft. */
  public Optional<String> active() {
    return condition(Visibility.ACTIVE);
  }

  /** The condition that deleted rows fulfil; empty for a table that isn't soft. */
  public Optional<String> deleted() {
    return condition(Visibility.ONLY_DELETED);
  }

  private Optional<String> condition(Visibility visibility) {
    return soft()
        .map(soft -> Predicate.of(soft.marker(), written(soft.marker().column()), visibility));
  }

  /** Whether a text of SQL names the marker. */
  public boolean mentionsMarker(String sql) {
    return soft()
        .map(
            soft ->
                SqlWords.of(sql, schema.server())
                    .names(schema.server().database().folding().canonical(soft.marker().column())))
        .orElse(false);
  }

  /** Whether a text of SQL names the table. */
  public boolean isNamed(SqlWords words) {
    return words.name(table.name(), unqualified());
  }

  /** Whether a text of SQL deletes from the table. */
  public boolean isDeletedFrom(SqlWords words) {
    return words.deleteFrom(table.name(), unqualified());
  }

  /** A table of the current schema comes before one of this name elsewhere. */
  private SqlWords.Unqualified unqualified() {
    Server server = schema.server();
    boolean hidden =
        !server.same(table.name().schema(), server.schema())
            && schema.tables().stream()
                .map(Table::name)
                .anyMatch(
                    other ->
                        server.same(other.schema(), server.schema())
                            && server.same(other.table(), table.name().table()));
    return hidden ? SqlWords.Unqualified.MEANS_ANOTHER : SqlWords.Unqualified.MEANS_IT;
  }

  /** The table as it is written into SQL. */
  public String sql() {
    return schema.server().table(table.name());
  }
}
