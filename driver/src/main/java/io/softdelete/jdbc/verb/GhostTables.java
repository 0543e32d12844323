package io.softdelete.jdbc.verb;

import io.softdelete.catalog.CatalogName;
import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks registered tables up in the live schema. As thread-safe as its connection. */
public final class GhostTables {
  private static final String OPERATION = "${operation}";

  private final LiveSession live;
  private final KeyGraph keys;
  private final Folding folding;

  /** Of a connection. */
  public GhostTables(LiveSession live, KeyGraph keys, Folding folding) {
    this.live = live;
    this.keys = keys;
    this.folding = folding;
  }

  /** The table that a statement names. */
  TableName named(Optional<String> schema, String table) {
    return keys.spelled(schema.or(() -> live.schemaOf(table)).orElse(""), table);
  }

  /**
   * A table with the columns to fetch of its deleted rows.
   *
   * @param more columns beside those that name a row
   * @throws SQLException SD006 when one isn't there, SD002 when rows can't be named
   */
  public GhostTable table(TableName name, TablePolicy policy, Collection<String> more)
      throws SQLException {
    TableName place =
        policy.deletion() instanceof Deletion.Archive archive
            ? archive(name, archive.table())
            : name;
    List<Session.Column> known = columns(place);
    Optional<String> operation = column(known, operation(policy.deletion()));
    List<String> key = key(name, place, policy, known);
    List<String> liveKey = name.equals(place) ? key : key(name, columns(name));
    Set<String> names = new LinkedHashSet<>(key);
    names.addAll(liveKey);
    names.addAll(more);
    operation.ifPresent(names::add);
    List<Session.Column> columns = new ArrayList<>();
    for (String column : names) {
      columns.add(
          known.stream()
              .filter(each -> each.name().equals(column))
              .findFirst()
              .orElseThrow(
                  () ->
                      SqlErrors.mismatch(
                          "The table %s has no column %s, which %s has. Instead: add it."
                              .formatted(place, column, name))));
    }
    return new GhostTable(name, policy, place, columns, key.size(), liveKey, operation);
  }

  /**
   * A table and its archive, each with what names a row of the table.
   *
   * @param more columns beside that
   * @throws SQLException SD006 when one isn't there, SD002 when rows can't be named
   */
  List<GhostTable> everywhere(TableName name, TablePolicy policy, Collection<String> more)
      throws SQLException {
    List<Session.Column> known = columns(name);
    List<String> key = key(name, name, policy, known);
    Set<String> names = new LinkedHashSet<>(key);
    names.addAll(more);
    List<Session.Column> columns =
        names.stream()
            .flatMap(column -> known.stream().filter(each -> each.name().equals(column)))
            .toList();
    List<GhostTable> places = new ArrayList<>();
    places.add(new GhostTable(name, policy, name, columns, key.size(), key, Optional.empty()));
    if (policy.deletion() instanceof Deletion.Archive archive) {
      TableName place = archive(name, archive.table());
      places.add(new GhostTable(name, policy, place, columns, key.size(), key, Optional.empty()));
    }
    return places;
  }

  /** A table that the catalog names, beside another or elsewhere. */
  public TableName beside(TableName other, CatalogName name) throws SQLException {
    return archive(other, name);
  }

  /** The columns of a live table. */
  public List<Session.Column> columns(TableName table) {
    return live.columns(Optional.of(table.schema()).filter(text -> !text.isEmpty()), table.table());
  }

  /** The type of a table's column that the catalog names. */
  String type(TableName table, Identifier column) {
    return columns(table).stream()
        .filter(each -> same(each.name(), column))
        .map(Session.Column::type)
        .findFirst()
        .orElse("VARCHAR");
  }

  /** The expression {@code ${operation}} makes its column the operation. */
  private static Optional<Identifier> operation(Deletion deletion) {
    return set(deletion).entrySet().stream()
        .filter(entry -> entry.getValue().sql().equals(OPERATION))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What the deletion writes. */
  static Map<Identifier, SqlExpression> set(Deletion deletion) {
    if (deletion instanceof Deletion.Soft soft) {
      return soft.set();
    }
    return deletion instanceof Deletion.Archive archive ? archive.set() : Map.of();
  }

  private Optional<String> column(List<Session.Column> columns, Optional<Identifier> name) {
    return name.flatMap(
        wanted ->
            columns.stream()
                .map(Session.Column::name)
                .filter(each -> same(each, wanted))
                .findFirst());
  }

  /** Whether the catalog's name is the database's. */
  public boolean same(String live, Identifier catalog) {
    return folding.canonical(new Identifier(live, true)).equals(folding.canonical(catalog));
  }

  private String spelled(Identifier name) {
    return folding == Folding.CASELESS ? name.text() : folding.canonical(name);
  }

  /** An archive is looked for beside its table first. */
  private TableName archive(TableName beside, CatalogName archive) throws SQLException {
    String table = spelled(archive.table());
    if (archive.schema().isPresent()) {
      return new TableName(spelled(archive.schema().get()), table);
    }
    TableName near = new TableName(beside.schema(), table);
    if (!columns(near).isEmpty()) {
      return near;
    }
    return live.schemaOf(table)
        .map(schema -> new TableName(schema, table))
        .orElseThrow(() -> missing(archive));
  }

  private static SQLException missing(Object table) {
    return SqlErrors.mismatch(
        "The catalog names the table %s, which isn't there. Instead: create it, or correct the catalog."
            .formatted(table));
  }

  private List<String> key(
      TableName name, TableName place, TablePolicy policy, List<Session.Column> known)
      throws SQLException {
    List<String> own = key(place, known);
    if (!own.isEmpty()) {
      return own;
    }
    List<String> key = name.equals(place) ? List.of() : key(name, columns(name));
    if (key.isEmpty() && columns(name).isEmpty()) {
      throw missing(name);
    }
    if (key.isEmpty()) {
      throw SqlErrors.unsafe(
          "The rows of %s can't be named: it has no primary key and no unique key without NULL. Instead: give it one."
              .formatted(name));
    }
    // A key may be used again, and its row be archived again.
    Set<String> all = new LinkedHashSet<>(key);
    column(known, operation(policy.deletion())).ifPresent(all::add);
    column(known, policy.deletion().timeColumn()).ifPresent(all::add);
    return List.copyOf(all);
  }

  private List<String> key(TableName table, List<Session.Column> columns) {
    Optional<String> schema = Optional.of(table.schema()).filter(text -> !text.isEmpty());
    List<String> primary = live.primaryKey(schema, table.table());
    if (!primary.isEmpty()) {
      return primary;
    }
    return live.uniqueKeys(schema, table.table()).stream()
        .filter(key -> key.hasColumnsOnly() && key.predicate().isEmpty())
        .filter(key -> !key.is(UniqueKey.Trait.EXCLUSION))
        .map(UniqueKey::columns)
        .filter(
            names ->
                columns.stream()
                    .filter(column -> names.contains(column.name()))
                    .allMatch(column -> column.is(Session.Trait.NOT_NULL)))
        .findFirst()
        .orElse(List.of());
  }
}
