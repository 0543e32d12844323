package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.KeyFailure;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings deleted rows back by PostgreSQL's {@code ON CONFLICT DO UPDATE}: the row that the INSERT
 * proposes is known there with all its defaults, as EXCLUDED.
 */
final class ConflictRevival {
  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final Finding.Insert insert;
  private final GhostGuard guard;
  private final String qualifier;

  ConflictRevival(Work work, Finding.Insert insert) {
    this.work = work;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.insert = insert;
    this.guard = new GhostGuard(work, insert.target());
    this.qualifier = work.qualifier(insert.target()) + '.';
  }

  void write() {
    InsertColumns columns =
        InsertColumns.of(work, insert.target(), insert.columns(), insert.rows());
    Revival.of(work, insert.target(), columns, insert.rows()).ifPresent(this::write);
  }

  private void write(Revival revival) {
    guard.requireOtherName();
    if (insert.conflict().isEmpty()) {
      if (!revival.others().isEmpty() && insert.rows().kind() != InsertRows.Kind.DEFAULTS) {
        new ProposedRows(work, insert).requireAlone(guard, revival);
      }
      edits.insertAfter(
          tokens,
          insert.rows().last(),
          " ON CONFLICT"
              + ConflictWriter.target(revival.key().parts())
              + " DO UPDATE SET "
              + fresh(revival)
              + " WHERE "
              + orFail(revival.key()));
      return;
    }
    Conflict conflict = insert.conflict().get();
    Arbiters arbiters = Arbiters.of(work, insert.target(), conflict.target());
    boolean whole = conflict.target().columns() < 0 && conflict.target().constraint() < 0;
    if (!arbiters.haunted().equals(List.of(revival.key()))
        || (whole && arbiters.keys().size() > 1)) {
      throw Revival.refusal(work, insert.target(), List.of(revival.key()));
    }
    if (conflict.updates()) {
      update(revival, conflict);
    } else {
      nothing(revival, conflict, whole);
    }
  }

  private static String fresh(Revival revival) {
    return revival.fresh().stream()
        .map(column -> quoted(column) + " = EXCLUDED." + quoted(column))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(Column column) {
    return Arbiters.quoted(column.name());
  }

  /** Holds for a deleted row; an active one is what the plain database calls a violation. */
  private String orFail(UniqueKey key) {
    String names = key.columns().stream().collect(Collectors.joining(", "));
    String values =
        key.columns().stream()
            .map(name -> "EXCLUDED." + Arbiters.quoted(name))
            .collect(Collectors.joining(", ', ', "));
    return "CASE WHEN "
        + guard.deleted()
        + " THEN TRUE ELSE "
        + guard.failing(
            KeyFailure.Kind.ACTIVE,
            GhostGuard.literal(
                    KeyFailure.VIOLATED + '"' + key.name() + "\"\n  Detail: Key (" + names + ")=(")
                + ", "
                + values
                + ", ') already exists.'")
        + " END";
  }

  private void nothing(Revival revival, Conflict conflict, boolean whole) {
    boolean one =
        insert.rows().kind() == InsertRows.Kind.DEFAULTS
            || InsertColumns.values(tokens, insert.rows())
                .filter(rows -> rows.size() == 1)
                .isPresent();
    if (!one) {
      throw work.refuse(
          conflict.target().on(),
          "DO NOTHING of several rows, some of which may be the same, with reinsert: revive of "
              + insert.target().policy().orElseThrow().name(),
          "insert the rows one by one");
    }
    if (whole) {
      edits.insertAfter(
          tokens, conflict.target().on() + 1, ConflictWriter.target(revival.key().parts()));
    }
    edits.replace(
        tokens.start(conflict.last()),
        tokens.end(conflict.last()),
        "UPDATE SET " + fresh(revival) + " WHERE " + guard.deleted());
  }

  /** A deleted row gets the new row's values, an active one those that the statement says. */
  private void update(Revival revival, Conflict conflict) {
    Map<String, Item> assigned = assignments(conflict);
    for (Map.Entry<String, Item> entry : assigned.entrySet()) {
      assign(revival, entry.getKey(), entry.getValue());
    }
    String others =
        revival.fresh().stream()
            .filter(column -> !assigned.containsKey(column.name()))
            .map(
                column ->
                    ", "
                        + quoted(column)
                        + " = "
                        + choice("EXCLUDED." + quoted(column), qualifier + quoted(column)))
            .collect(Collectors.joining());
    edits.insertAfter(tokens, conflict.setLast(), others);
    if (conflict.hasCondition()) {
      edits.insertBefore(tokens, conflict.conditionFirst(), guard.deleted() + " OR (");
      edits.insert(tokens.end(conflict.conditionLast()), ")");
    }
  }

  private String choice(String ofDeleted, String ofActive) {
    return "CASE WHEN " + guard.deleted() + " THEN " + ofDeleted + " ELSE " + ofActive + " END";
  }

  private void assign(Revival revival, String name, Item value) {
    Column column =
        InsertColumns.find(work.columns(insert.target()), name)
            .orElseThrow(() -> refusal(value.first(), "an unknown column"));
    boolean fresh = revival.fresh().contains(column);
    String kept = (fresh ? "EXCLUDED." : qualifier) + quoted(column);
    String[] around =
        choice(kept, "CAST((\0) AS " + CastType.of(column.type()) + ")").split("\0", -1);
    edits.insertBefore(tokens, value.first(), around[0]);
    edits.insertAfter(tokens, value.last(), around[1]);
  }

  private Map<String, Item> assignments(Conflict conflict) {
    Map<String, Item> assigned = new HashMap<>();
    List<Item> items = new ArrayList<>(items(conflict));
    for (Item item : items) {
      boolean simple = tokens.isName(item.first()) && tokens.is(item.first() + 1, '=');
      if (!simple || tokens.is(item.first() + 2, Keyword.DEFAULT)) {
        throw refusal(
            item.first(),
            "DO UPDATE that assigns several columns at once, a part of a" + " column, or DEFAULT");
      }
      assigned.put(
          work.tables().canonical(tokens, item.first()), new Item(item.first() + 2, item.last()));
    }
    return assigned;
  }

  private List<Item> items(Conflict conflict) {
    List<Item> items = new ArrayList<>();
    int start = conflict.setFirst();
    for (int i = start; i <= conflict.setLast() + 1; i++) {
      if (i > conflict.setLast() || tokens.is(i, io.softdelete.rewriter.text.TokenKind.COMMA)) {
        items.add(new Item(start, i - 1));
        start = i + 1;
      } else if (tokens.is(i, io.softdelete.rewriter.text.TokenKind.OPEN)) {
        i = tokens.partner(i);
      }
    }
    return items;
  }

  private RuntimeException refusal(int at, String construct) {
    return work.refuse(
        at,
        construct + ", with reinsert: revive of " + insert.target().policy().orElseThrow().name(),
        "assign whole columns one by one");
  }
}
