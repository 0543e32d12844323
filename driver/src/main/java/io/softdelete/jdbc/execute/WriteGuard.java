package io.softdelete.jdbc.execute;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.ForeignKeys;
import io.softdelete.catalog.Marker;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Bypass;
import io.softdelete.rewriter.CheckedWrite;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which writes have to be checked for references to deleted rows: {@code foreign-keys:
 * strict}. As thread-safe as its connection.
 */
final class WriteGuard {
  private final Rewriter rewriter;
  private final LiveSession live;
  private final SharedSchema schema;
  private final Dialect dialect;

  WriteGuard(Rewriter rewriter, LiveSession live, SharedSchema schema) {
    this.rewriter = rewriter;
    this.live = live;
    this.schema = schema;
    this.dialect = rewriter.settings().dialect();
  }

  /** Whether a text has to be looked at. */
  boolean concerns(String sql, RewrittenText text) {
    return rewriter.settings().catalog().foreignKeys() == ForeignKeys.STRICT
        && text.rewrite().bypass() != Bypass.ALL
        && text.concernsUs()
        && WritingWords.anyIn(sql);
  }

  /**
   * Looks at a text that may write.
   *
   * @return how it is checked; empty when it needn't be
   * @throws SQLException SD002 for a write that can't be checked
   */
  Optional<CheckedText> check(String sql, WantedKeys wanted) throws SQLException {
    Optional<CheckedWrite> write =
        rewriter.check(
            sql,
            live,
            (named, table) -> columns(references(named, table), wanted),
            returned(wanted));
    if (write.isEmpty()) {
      return Optional.empty();
    }
    if (dialect == Dialect.STANDARD) {
      throw SqlErrors.unsafe(
          "Writing to "
              + write.get().table()
              + ": foreign-keys: strict is not carried out on this database. Instead: write"
              + " 'foreign-keys: ignore' into the catalog.");
    }
    if (write.get().rewrite() instanceof Rewrite.Edited edited && !edited.bindings().isEmpty()) {
      throw SqlErrors.unsafe(
          "Writing to "
              + write.get().table()
              + " with foreign-keys: strict, by a statement that also deletes and records who or"
              + " why. Instead: send the DELETE as a statement of its own.");
    }
    return Optional.of(checked(write.get(), sql, wanted));
  }

  private List<ForeignKey> references(Optional<String> named, String table) {
    Optional<String> found = named.isPresent() ? named : live.schemaOf(table);
    return found.map(name -> schema.enforcedKeys(live).references(name, table)).orElse(List.of());
  }

  /** What a write tells; on MariaDB, where that takes the place of generated keys, these too. */
  private List<String> columns(List<ForeignKey> keys, WantedKeys wanted) {
    Set<String> columns = new LinkedHashSet<>();
    keys.forEach(key -> columns.addAll(key.childColumns()));
    if (!keys.isEmpty() && dialect == Dialect.MARIADB && !(wanted instanceof WantedKeys.None)) {
      TableName table = keys.get(0).child();
      live.columns(Optional.of(table.schema()), table.table()).stream()
          .filter(column -> column.is(Session.Trait.NUMBERED))
          .forEach(column -> columns.add(column.name()));
    }
    return List.copyOf(columns);
  }

  /** What PostgreSQL's driver itself would return as generated keys. */
  private List<String> returned(WantedKeys wanted) {
    if (dialect != Dialect.POSTGRESQL || wanted instanceof WantedKeys.None) {
      return List.of();
    }
    return wanted instanceof WantedKeys.Names some
        ? some.names().stream().map(name -> StepSql.quoted(dialect, name)).toList()
        : List.of("*");
  }

  private CheckedText checked(CheckedWrite write, String sql, WantedKeys wanted)
      throws SQLException {
    List<ForeignKey> all = references(write.schema(), write.table());
    List<String> columns = columns(all, wanted);
    List<CheckedReference> references = new ArrayList<>();
    for (ForeignKey key : all) {
      if (key.childColumns().stream().anyMatch(write.columns()::contains)) {
        references.add(reference(key, columns));
      }
    }
    TableName table = all.get(0).child();
    boolean chosen =
        write.told() == CheckedWrite.Told.GENERATED && wanted instanceof WantedKeys.Flag;
    return new CheckedText(
        write,
        write.rewrite().sqlFor(sql),
        table,
        columns,
        references,
        wanted,
        chosen ? Optional.of(rowKey(table)) : Optional.empty(),
        dialect);
  }

  private StepSql.Match rowKey(TableName table) throws SQLException {
    List<String> key = live.primaryKey(Optional.of(table.schema()), table.table());
    if (key.isEmpty()) {
      throw SqlErrors.unsafe(
          "Writing to "
              + table
              + ", which has no primary key, with foreign-keys: strict and RETURN_GENERATED_KEYS."
              + " Instead: name the columns.");
    }
    return new StepSql.Match(key, types(table, key));
  }

  private CheckedReference reference(ForeignKey key, List<String> columns) {
    Marker marker =
        schema
            .keys(live)
            .policy(key.parent())
            .map(TablePolicy::deletion)
            .map(deletion -> ((Deletion.Soft) deletion).marker())
            .orElseThrow();
    return new CheckedReference(
        key,
        new StepSql.Match(key.parentColumns(), types(key.parent(), key.parentColumns())),
        marker,
        key.childColumns().stream().map(columns::indexOf).toList());
  }

  private List<String> types(TableName table, List<String> columns) {
    Optional<String> named = Optional.of(table.schema()).filter(text -> !text.isEmpty());
    List<Session.Column> known = live.columns(named, table.table());
    return columns.stream()
        .map(
            name ->
                known.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .map(Session.Column::type)
                    .orElse("text"))
        .toList();
  }
}
