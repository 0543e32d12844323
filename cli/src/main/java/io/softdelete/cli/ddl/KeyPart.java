package io.softdelete.cli.ddl;

import io.softdelete.cli.ddl.Change.Mode;
import io.softdelete.cli.ddl.Change.Phase;
import io.softdelete.cli.schema.GhostKey;
import io.softdelete.cli.schema.Index;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Unique keys in which active rows count only, instead of those that deleted rows hold. */
public final class KeyPart implements Part {
  private final DdlWishes wishes;

  /** With these wishes. */
  public KeyPart(DdlWishes wishes) {
    this.wishes = wishes;
  }

  @Override
  public void addTo(Migration.Builder migration, Registration registration) {
    for (RegisteredTable table : registration.tables()) {
      for (Index index : table.table().indexes()) {
        if (isReplaced(table, index)) {
          replace(migration, table, index);
        }
      }
    }
  }

  private static boolean isReplaced(RegisteredTable table, Index index) {
    return switch (GhostKey.of(table, index)) {
      case HELD, ENFORCES_NOTHING -> true;
      case FREE, HELD_PRIMARY -> false;
    };
  }

  /** The statements that replace a key; empty when other keys lead to it. */
  public List<Change> changes(RegisteredTable table, Index index) {
    Optional<ForeignKey> leading = leadingTo(table, index);
    if (leading.isPresent()) {
      return List.of();
    }
    NewKey key = NewKey.of(table, index);
    boolean alone = wishes.concurrently() && key.concurrently();
    Change create =
        new Change(
            Phase.KEYS,
            table.sql() + ": " + index.shown() + " unique among active rows",
            key.create(alone),
            alone ? Mode.ALONE : Mode.TRANSACTIONAL);
    Change drop =
        Change.of(
            Phase.OLD_KEYS,
            table.sql() + ": " + index.name() + " counted deleted rows",
            key.drop());
    return key.column()
        .map(sql -> Change.of(Phase.COLUMNS, table.sql() + ": 1 in active rows", sql))
        .map(column -> List.of(column, create, drop))
        .orElseGet(() -> List.of(create, drop));
  }

  private void replace(Migration.Builder migration, RegisteredTable table, Index index) {
    List<Change> changes = changes(table, index);
    if (changes.isEmpty()) {
      migration.remark(
          table.sql()
              + ": the unique key "
              + index.name()
              + " stays, the foreign key "
              + leadingTo(table, index).map(ForeignKey::name).orElse("")
              + " needs it; deleted rows hold its values (see reinsert in the catalog)");
    }
    changes.forEach(migration::add);
  }

  /** A foreign key that needs this very key; MariaDB is content with any index. */
  private static Optional<ForeignKey> leadingTo(RegisteredTable table, Index index) {
    if (table.schema().server().dialect() == Dialect.MARIADB) {
      return Optional.empty();
    }
    return table.schema().foreignKeys().stream()
        .filter(key -> key.parent().equals(table.table().name()))
        .filter(key -> new HashSet<>(key.parentColumns()).equals(new HashSet<>(index.columns())))
        .findFirst();
  }
}
