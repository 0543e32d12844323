package io.softdelete.jdbc.execute;

import io.softdelete.catalog.ForeignKeys;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.DeletionTarget;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Rewriter;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Refuses deletions whose effect through foreign keys would not be the plain database's: of a
 * parent whose registered children would stay behind, and of a parent with which the database would
 * take rows of soft or archive tables (SPEC §7). As thread-safe as its connection.
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
   * Passes a text that may delete rows, or throws.
   *
   * @throws SQLException SD002 for a parent of registered children, SD006 for a guarded table
   * @throws io.softdelete.jdbc.schema.SchemaUnavailable when the database fails
   */
  void check(String sql, RewrittenText text) throws SQLException {
    if (rewriter.settings().catalog().tables().isEmpty() || text.rewrite().bypassed()) {
      return;
    }
    KeyGraph keys = schema.keys(live);
    if (rewriter.settings().catalog().foreignKeys() != ForeignKeys.IGNORE) {
      for (DeletedTable deleted : text.deletes()) {
        refuseParent(keys, deleted);
      }
    }
    if (!keys.guardsNothing()) {
      for (DeletionTarget target : rewriter.deletionTargets(sql, live)) {
        refuseGuarded(keys, target);
      }
    }
  }

  private void refuseParent(KeyGraph keys, DeletedTable deleted) throws SQLException {
    Optional<ForeignKey> key =
        schemaOf(deleted.schema(), deleted.table())
            .flatMap(found -> keys.registeredChildOf(found, deleted.table()));
    if (key.isPresent()) {
      throw SqlErrors.unsafe(
          "DELETE FROM %s: the foreign key %s of the registered table %s leads to it (%s), and its"
                  .formatted(
                      deleted.table(), key.get().name(), key.get().child(), key.get().onDelete())
              + " rows would stay behind. Instead: write 'foreign-keys: ignore' into the catalog if"
              + " they may, or delete them first and bypass.");
    }
  }

  private void refuseGuarded(KeyGraph keys, DeletionTarget target) throws SQLException {
    Optional<ForeignKey> key =
        schemaOf(target.schema(), target.table())
            .flatMap(found -> keys.guarding(found, target.table()));
    if (key.isPresent()) {
      throw SqlErrors.unsafeKey(
          "Deleting from %s: by the foreign key %s (%s) the database would change rows of %s, behind"
                  .formatted(
                      target.table(), key.get().name(), key.get().onDelete(), key.get().child())
              + " which are registered ones. Instead: register "
              + target.table()
              + " as a soft table, or declare the key without ON DELETE action.");
    }
  }

  /** Empty when there is no such lasting table: then nothing leads to it. */
  private Optional<String> schemaOf(Optional<String> schema, String table) {
    if (schema.isPresent()) {
      return schema;
    }
    // Not every database tells its current schema: there the name alone decides.
    return rewriter.settings().dialect() == Dialect.STANDARD
        ? Optional.of("")
        : live.schemaOf(table);
  }
}
