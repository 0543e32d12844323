package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.KeyFailure;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.Session.Trait;
import io.softdelete.rewriter.UncountedRows;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.plan.InsertColumns.AssignedItem;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Brings deleted rows back by MariaDB's {@code ON DUPLICATE KEY UPDATE}: VALUES gives the row that
 * the INSERT proposes, with all its defaults. MariaDB counts a row that is brought back twice.
 */
final class DuplicateKeyRevival {
  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final Finding.Insert insert;
  private final GhostGuard guard;
  private final String qualifier;
  private final String marker;

  DuplicateKeyRevival(Work work, Finding.Insert insert) {
    this.work = work;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.insert = insert;
    this.guard = new GhostGuard(work, insert.target());
    this.qualifier = work.qualifier(insert.target()) + '.';
    Deletion.Soft soft = (Deletion.Soft) insert.target().policy().orElseThrow().deletion();
    this.marker = work.column(insert.target(), soft.marker().column()).name();
  }

  void write() {
    InsertColumns columns =
        InsertColumns.of(work, insert.target(), insert.columns(), insert.rows());
    Optional<Revival> revival = Revival.of(work, insert.target(), columns, insert.rows());
    if (revival.isEmpty()) {
      return;
    }
    List<Column> fresh =
        revival.get().fresh().stream().filter(column -> !column.name().equals(marker)).toList();
    if (fresh.stream().anyMatch(it -> it.is(Trait.NUMBERED) && columns.indexOf(it.name()) < 0)) {
      throw Revival.refusal(work, insert.target(), List.of(revival.get().key()));
    }
    boolean ignores = insert.ignore() >= 0 && insert.conflict().isEmpty();
    if (ignores) {
      new IgnoredRows(work, insert).write();
    } else {
      new QueriedRows(work, insert).hideFromAssignments();
    }
    UniqueKey key = revival.get().key();
    if (insert.conflict().isPresent()) {
      update(insert.conflict().get(), fresh, key);
    } else {
      replaceDeleted(columns, fresh, key);
    }
  }

  /** An active row is what the plain database calls a violation; under IGNORE it is new. */
  private void replaceDeleted(InsertColumns columns, List<Column> fresh, UniqueKey key) {
    List<String> assignments = new ArrayList<>();
    assignments.add(quoted(marker) + " = " + guard.ifActive(taken(), revived(key)));
    for (String name : key.columns()) {
      if (columns.indexOf(name) >= 0) {
        assignments.add(quoted(name) + " = " + proposed(name));
      }
    }
    fresh.forEach(column -> assignments.add(quoted(column.name()) + " = " + proposed(column)));
    number(columns, key).ifPresent(assignments::add);
    edits.insertAfter(
        tokens, insert.rows().last(), " ON DUPLICATE KEY UPDATE " + String.join(", ", assignments));
  }

  /** The number of the row that comes back is the one that the statement generates. */
  private Optional<String> number(InsertColumns columns, UniqueKey key) {
    return columns.all().stream()
        .filter(column -> column.is(Trait.NUMBERED))
        .filter(column -> columns.indexOf(column.name()) < 0)
        .filter(column -> !key.columns().contains(column.name()))
        .findFirst()
        .map(Column::name)
        .map(name -> quoted(name) + " = LAST_INSERT_ID(" + qualifier + quoted(name) + ")");
  }

  private void update(Conflict conflict, List<Column> fresh, UniqueKey key) {
    Set<String> assigned = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (AssignedItem item :
        InsertColumns.assignments(tokens, conflict.setFirst(), conflict.setLast())) {
      if (!tokens.isName(item.column())) {
        throw work.refuse(
            item.first(),
            "an assignment to something other than a column, with reinsert: revive",
            "assign to columns");
      }
      String name = work.tables().canonical(tokens, item.column());
      if (name.equalsIgnoreCase(marker)) {
        throw work.refuse(
            item.column(),
            "an upsert that writes the marker of "
                + insert.target().policy().orElseThrow().name()
                + ", with reinsert: revive",
            "leave the column out");
      }
      assigned.add(name);
      onActive(item);
    }
    StringBuilder others = new StringBuilder();
    for (Column column : fresh) {
      if (!assigned.contains(column.name())) {
        requireWritable(column, conflict);
        String name = quoted(column.name());
        others.append(", " + name + " = ");
        others.append(guard.ifActive(qualifier + name, proposed(column)));
      }
    }
    // Last, since the others look at it.
    others.append(", " + quoted(marker) + " = " + guard.ifActive(guard.column(), revived(key)));
    edits.insertAfter(tokens, conflict.setLast(), others.toString());
  }

  private void requireWritable(Column column, Conflict conflict) {
    if (column.is(Trait.STAMPED)) {
      throw work.refuse(
          conflict.target().on(),
          "an upsert with reinsert: revive of "
              + insert.target().policy().orElseThrow().name()
              + ", whose column "
              + column.name()
              + " the database sets at each UPDATE",
          "set that column too");
    }
  }

  private void onActive(AssignedItem item) {
    int first = item.value().first();
    String[] around = guard.ifActive("\0", proposed(item)).split("\0", -1);
    if (tokens.is(first, Keyword.DEFAULT) && first == item.value().last()) {
      String column = tokens.text(item.column(), item.column());
      edits.replace(
          tokens.start(first),
          tokens.end(first),
          around[0] + "DEFAULT(" + column + ")" + around[1]);
      return;
    }
    edits.insertBefore(tokens, first, around[0]);
    edits.insert(tokens.end(item.value().last()), around[1]);
  }

  private String proposed(AssignedItem item) {
    String name = tokens.text(item.column(), item.column());
    boolean numbered =
        InsertColumns.find(
                work.columns(insert.target()), work.tables().canonical(tokens, item.column()))
            .filter(column -> column.is(Trait.NUMBERED))
            .isPresent();
    return numbered ? qualifier + name : "VALUES(" + name + ")";
  }

  private String proposed(Column column) {
    return proposed(column.name());
  }

  private String proposed(String name) {
    return "VALUES(" + quoted(name) + ")";
  }

  /** The marker of a row that comes back, if it is the one that the key means. */
  private String revived(UniqueKey key) {
    String value = UncountedRows.noting(proposed(marker));
    if (work.uniqueKeys(insert.target()).size() == 1) {
      return value;
    }
    return key.columns().stream()
        .map(name -> qualifier + quoted(name) + " = " + proposed(name))
        .collect(Collectors.joining(" AND ", "IF(", ", " + value + ", " + other() + ")"));
  }

  private String taken() {
    String table = insert.target().policy().orElseThrow().name().sql();
    return insert.ignore() >= 0
        ? GhostGuard.outOfRange(KeyFailure.Kind.REPEATED, table, guard.column())
        : GhostGuard.outOfRange(
            KeyFailure.Kind.DUPLICATE,
            "Duplicate entry for a unique key of " + table,
            guard.column());
  }

  private String other() {
    return GhostGuard.outOfRange(
        KeyFailure.Kind.OTHER, insert.target().policy().orElseThrow().name().sql(), guard.column());
  }

  private String quoted(String name) {
    return LiveTable.quoted(work, name);
  }
}
