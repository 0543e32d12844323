package io.softdelete.jdbc.execute;

import io.softdelete.catalog.ForeignKeys;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.jdbc.verb.Verbs;
import io.softdelete.rewriter.Bypass;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.DeletionTarget;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RootDeletion;
import io.softdelete.rewriter.UnsupportedSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which deletions have to follow foreign keys, and refuses those whose effect through keys
 * would not be the plain database's (SPEC §7). As thread-safe as its connection.
 */
final class DeletionGuard {
  private final Rewriter rewriter;
  private final LiveSession live;
  private final SharedSchema schema;

  DeletionGuard(Rewriter rewriter, LiveSession live, SharedSchema schema) {
    this.rewriter = rewriter;
    this.live = live;
    this.schema = schema;
  }

  /**
   * Looks at a text that may delete rows.
   *
   * @return the steps that it takes; empty when the text goes on as it was rewritten
   * @throws SQLException SD006 for a guarded table or a key that makes the deletion unsafe, SD002
   *     for a parent whose deletion can't be split into steps
   * @throws io.softdelete.jdbc.schema.SchemaUnavailable when the database fails
   */
  Optional<? extends Operation> check(String sql, RewrittenText text) throws SQLException {
    if (rewriter.settings().catalog().tables().isEmpty() || text.rewrite().bypass() == Bypass.ALL) {
      return Optional.empty();
    }
    KeyGraph keys = schema.keys(live);
    if (text.rewrite() instanceof Rewrite.Verb verb) {
      return Optional.of(Verbs.plan(verb.statement(), rewriter, live, keys));
    }
    if (DeletingWords.mayCascade(sql)) {
      refuseCascades(sql, keys);
    }
    return follow(sql, text, schema.enforcedKeys(live));
  }

  private Optional<SteppedDeletion> follow(String sql, RewrittenText text, KeyGraph keys)
      throws SQLException {
    Optional<DeletionTarget> guarded = guarded(sql, keys);
    boolean emulated =
        rewriter.settings().catalog().foreignKeys() != ForeignKeys.IGNORE
            && rewriter.settings().dialect() != Dialect.STANDARD;
    if (!emulated) {
      if (rewriter.settings().catalog().foreignKeys() != ForeignKeys.IGNORE) {
        refuseParents(keys, text);
      }
      if (guarded.isPresent()) {
        throw guardedTable(keys, guarded.get());
      }
      return keepsApart(text)
          ? steps(sql, keys, guarded, DeletionPlan.Roots.ALWAYS)
          : Optional.empty();
    }
    boolean apart = keepsApart(text);
    boolean parent = apart;
    for (DeletedTable deleted : text.deletes()) {
      parent |= isParent(keys, deleted, text.deletes());
    }
    if (!parent && guarded.isEmpty()) {
      return Optional.empty();
    }
    return steps(
        sql,
        keys,
        guarded.filter(target -> text.deletes().isEmpty()),
        apart ? DeletionPlan.Roots.ALWAYS : DeletionPlan.Roots.AS_NEEDED);
  }

  private void refuseCascades(String sql, KeyGraph keys) throws SQLException {
    for (DeletionTarget target : rewriter.deletionTargets(sql, live)) {
      Optional<ForeignKey> key =
          target.cascades()
              ? schemaOf(target.schema(), target.table())
                  .flatMap(found -> keys.emptied(found, target.table()))
              : Optional.empty();
      if (key.isPresent()) {
        throw SqlErrors.mismatch(
            "TRUNCATE %s CASCADE: by the foreign key %s the database would empty %s, which is registered. Instead: leave CASCADE out, or delete from each table."
                .formatted(target.table(), key.get().name(), key.get().child().table()));
      }
    }
  }

  private static boolean keepsApart(RewrittenText text) {
    return text.deletes().stream().anyMatch(DeletedTable::apart);
  }

  private Optional<SteppedDeletion> steps(
      String sql, KeyGraph keys, Optional<DeletionTarget> guarded, DeletionPlan.Roots roots)
      throws SQLException {
    Map<TableName, DeletionPlan> plans = new HashMap<>();
    List<SQLException> failures = new ArrayList<>();
    try {
      Optional<RootDeletion> root =
          rewriter.split(
              sql,
              live,
              (named, table) -> {
                try {
                  DeletionPlan plan = plan(keys, named, table, roots);
                  plans.put(plan.root().name(), plan);
                  return plan.isNeeded() ? plan.root().columnNames() : List.of();
                } catch (SQLException e) {
                  failures.add(e);
                  return List.of();
                }
              });
      if (!failures.isEmpty()) {
        throw failures.get(0);
      }
      return root.map(
          deletion ->
              new SteppedDeletion(
                  deletion, plans.values().iterator().next(), rewriter.settings().dialect()));
    } catch (UnsupportedSql e) {
      // What isn't a DELETE alone is refused with the key's name.
      if (guarded.isPresent()) {
        throw guardedTable(keys, guarded.get());
      }
      throw e;
    }
  }

  private DeletionPlan plan(
      KeyGraph keys, Optional<String> named, String table, DeletionPlan.Roots roots)
      throws SQLException {
    DeletionPlan.Reach reach =
        rewriter.settings().dialect() != Dialect.MARIADB
            ? DeletionPlan.Reach.KEYS
            : rewriter.settings().catalog().foreignKeys() == ForeignKeys.IGNORE
                ? DeletionPlan.Reach.RECORDINGS
                : DeletionPlan.Reach.KEYS_AND_RECORDINGS;
    return new DeletionPlan(
        new TableName(schemaOf(named, table).orElse(""), table), keys, live, reach, roots);
  }

  /** Whether keys of other rows have to be followed, or are in the way. */
  private boolean isParent(KeyGraph keys, DeletedTable deleted, List<DeletedTable> all) {
    return schemaOf(deleted.schema(), deleted.table())
        .filter(
            found ->
                keys.followed(found, deleted.table()).stream()
                        .anyMatch(key -> !isTruncated(key.child(), all))
                    || keys.softChildOf(found, deleted.table()).isPresent())
        .isPresent();
  }

  private boolean isTruncated(TableName table, List<DeletedTable> all) {
    return all.stream()
        .filter(DeletedTable::truncated)
        .filter(other -> other.table().equals(table.table()))
        .anyMatch(
            other -> schemaOf(other.schema(), other.table()).equals(Optional.of(table.schema())));
  }

  private void refuseParents(KeyGraph keys, RewrittenText text) throws SQLException {
    for (DeletedTable deleted : text.deletes()) {
      if (isParent(keys, deleted, text.deletes())) {
        throw SqlErrors.unsafe(
            "DELETE FROM "
                + deleted.table()
                + ": foreign keys of registered tables lead to it, and their rows would stay"
                + " behind: keys are not followed on this database. Instead: write 'foreign-keys:"
                + " ignore' into the catalog if they may, or delete them first and bypass.");
      }
    }
  }

  private Optional<DeletionTarget> guarded(String sql, KeyGraph keys) {
    return keys.guardsNothing()
        ? Optional.empty()
        : rewriter.deletionTargets(sql, live).stream()
            .filter(
                target ->
                    schemaOf(target.schema(), target.table())
                        .flatMap(found -> keys.guarding(found, target.table()))
                        .isPresent())
            .findFirst();
  }

  private SQLException guardedTable(KeyGraph keys, DeletionTarget target) {
    ForeignKey key =
        schemaOf(target.schema(), target.table())
            .flatMap(found -> keys.guarding(found, target.table()))
            .orElseThrow();
    return SqlErrors.mismatch(
        "Deleting from %s: by the foreign key %s (%s) the database would change rows of %s, behind"
                .formatted(target.table(), key.name(), key.onDelete(), key.child().table())
            + " which are registered ones. Instead: use a DELETE of its own, register "
            + target.table()
            + " as a soft table, or declare the key without ON DELETE action.");
  }

  /** Empty when there is no such lasting table: then nothing leads to it. */
  private Optional<String> schemaOf(Optional<String> named, String table) {
    if (named.isPresent()) {
      return named;
    }
    // Not every database tells its current schema: there the name alone decides.
    return rewriter.settings().dialect() == Dialect.STANDARD
        ? Optional.of("")
        : live.schemaOf(table);
  }
}
