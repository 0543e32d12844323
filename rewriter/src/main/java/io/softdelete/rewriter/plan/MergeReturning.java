package io.softdelete.rewriter.plan;

import static java.util.stream.Collectors.joining;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes RETURNING of a MERGE that marks rows give them as they were, and say that they were deleted
 * (PostgreSQL 17). A row that was updated and isn't active any more is one that was to be deleted.
 */
final class MergeReturning {
  private final Work work;
  private final Finding.Merge merge;
  private final Deletion.Soft soft;
  private final Set<String> changed;
  private final List<Column> columns;
  private final ReturningNames names;
  private final String qualifier;
  private final String deleted;
  private final Tokens tokens;
  private final Edits edits;
  private boolean old;

  MergeReturning(Work work, Finding.Merge merge, Deletion.Soft soft, Set<String> changed) {
    this.work = work;
    this.merge = merge;
    this.soft = soft;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.columns = work.columns(merge.target());
    this.names = ReturningNames.of(work, merge);
    this.changed = new HashSet<>(changed);
    columns.stream().filter(Column::generated).forEach(column -> this.changed.add(column.name()));
    this.qualifier = work.qualifier(merge.target());
    String marker = qualifier + '.' + work.written(soft.marker().column());
    this.deleted =
        "merge_action() = 'UPDATE' AND ("
            + Predicate.of(soft.marker(), marker, Visibility.ACTIVE)
            + ") IS NOT TRUE";
  }

  void write() {
    names.mentions(work, Set.of(names.target())).stream()
        .map(mention -> mention.columnsFirst(columns))
        .forEach(this::write);
    if (!names.fresh().isEmpty()) {
      new NewRow(
              work,
              merge.target(),
              columns,
              value -> "CASE WHEN " + deleted + " THEN NULL ELSE " + value + " END")
          .write(names.mentions(work, names.fresh()));
    }
    for (int i = names.first(); i <= names.last(); i++) {
      if (tokens.isWord(i, "merge_action") && tokens.is(i + 1, '(')) {
        boolean item =
            (i == names.first() || tokens.is(i - 1, TokenKind.COMMA))
                && (i + 2 == names.last() || tokens.is(i + 3, TokenKind.COMMA));
        String action = "CASE WHEN " + deleted + " THEN 'DELETE' ELSE ";
        edits.insertBefore(tokens, i, item ? action : "(SELECT " + action);
        edits.insertAfter(tokens, i + 2, " END AS merge_action" + (item ? "" : ")"));
      }
    }
    if (old) {
      names.declareOld(work);
    }
  }

  private void write(Mention mention) {
    switch (mention.kind()) {
      case ALL -> replace(mention, source(mention) + ", " + all(mention));
      case ALL_OF_ROW -> replace(mention, all(mention));
      case ROW -> {
        if (mention.nested()) {
          throw refuse(mention.first(), "the whole row in a sub-query");
        }
        String values = columns.stream().map(it -> value(it, mention)).collect(joining(", "));
        String type = work.place(merge.target());
        replace(mention, mention.named(tokens, "CAST(ROW(" + values + ") AS " + type + ")"));
      }
      case COLUMN, NAME -> {
        if (changed.contains(mention.name())) {
          if (mention.nested()) {
            throw refuse(mention.first(), mention.name() + " in a sub-query");
          }
          String written = tokens.text(mention.first(), mention.last());
          replace(mention, mention.named(tokens, value(mention.name(), written, mention)));
        }
      }
    }
  }

  private void replace(Mention mention, String written) {
    edits.replace(tokens.start(mention.first()), tokens.end(mention.last()), written);
  }

  /** The target's columns one by one. */
  private String all(Mention mention) {
    if (!mention.item()) {
      throw refuse(mention.first(), "the whole row");
    }
    return columns.stream()
        .map(
            column ->
                changed.contains(column.name())
                    ? value(column, mention) + " AS " + Work.quoted(column.name())
                    : value(column, mention))
        .collect(joining(", "));
  }

  private String value(Column column, Mention mention) {
    String written = qualifier + '.' + Work.quoted(column.name());
    return changed.contains(column.name()) ? value(column.name(), written, mention) : written;
  }

  /** The source's columns, which come first. */
  private String source(Mention mention) {
    if (merge.source() instanceof JoinTree.Table table) {
      return work.qualifier(table.reference()) + ".*";
    }
    if (merge.source() instanceof JoinTree.Derived derived && derived.alias() >= 0) {
      return tokens.text(derived.alias(), derived.alias()) + ".*";
    }
    throw refuse(mention.first(), "* over a join");
  }

  /** What a changed column was where the row was deleted, and what it is elsewhere. */
  private String value(String column, String written, Mention mention) {
    boolean marker = column.equals(work.settings().folding().canonical(soft.marker().column()));
    String before;
    if (marker && soft.marker().active().size() == 1) {
      before = soft.marker().active().get(0).sql();
    } else if (ReturningNames.serverKnowsOld(work)) {
      old = true;
      before = names.row() + '.' + Work.quoted(column);
    } else {
      throw refuse(mention.first(), column);
    }
    String type =
        columns.stream()
            .filter(known -> known.name().equals(column))
            .map(Column::type)
            .findFirst()
            .orElseThrow(() -> refuse(mention.first(), column));
    return "CAST(CASE WHEN "
        + deleted
        + " THEN "
        + before
        + " ELSE "
        + written
        + " END AS "
        + type
        + ")";
  }

  private UnsupportedSql refuse(int at, String what) {
    return work.refuse(
        at,
        "RETURNING "
            + what
            + " of a MERGE that deletes rows of "
            + merge.target().policy().orElseThrow().name()
            + ": it would give the row as it is after the deletion",
        "return columns that the deletion doesn't change");
  }
}
