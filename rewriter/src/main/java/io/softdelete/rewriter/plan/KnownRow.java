package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what the marker was where RETURNING mentions it; all else is as it was. */
final class KnownRow implements ReturnedRow {
  private final Work work;
  private final Finding.Delete delete;
  private final Optional<DeletedRow> row;
  private final List<Mention> mentions;
  private final Tokens tokens;
  private final Edits edits;

  KnownRow(Work work, Finding.Delete delete, Optional<DeletedRow> row, List<Mention> mentions) {
    this.work = work;
    this.delete = delete;
    this.row = row;
    this.mentions = mentions;
    this.tokens = work.tokens();
    this.edits = work.edits();
  }

  /** Whether nothing is mentioned that the deletion overwrites. */
  boolean isUnchanged() {
    return mentions.isEmpty();
  }

  @Override
  public String target() {
    return work.qualifier(delete.target());
  }

  @Override
  public void writeAssignments(Fragment assignments) {
    edits.insertAfter(tokens, delete.targetLast(), Fragment.of(" SET ").append(assignments));
    if (delete.using() >= 0) {
      edits.replace(tokens.start(delete.using()), tokens.end(delete.using()), "FROM");
    }
  }

  @Override
  public void writeReturning() {
    row.ifPresent(deleted -> mentions.forEach(mention -> write(deleted, mention)));
  }

  private void write(DeletedRow deleted, Mention mention) {
    String others = mention.kind() == Mention.Kind.ALL ? deleted.others(mention.first()) : "";
    String written =
        switch (mention.kind()) {
          case ALL, ALL_OF_ROW -> {
            if (!mention.item()) {
              throw work.refuse(
                  mention.first(),
                  "the whole row within an expression of RETURNING",
                  "name the columns");
            }
            yield columns(deleted, mention.first()) + others;
          }
          case ROW, COLUMN, NAME -> mention.named(tokens, deleted.oldMarker(mention.last()));
        };
    edits.replace(tokens.start(mention.first()), tokens.end(mention.last()), written);
  }

  /** The target's columns one by one, since one of them is replaced. */
  private String columns(DeletedRow deleted, int at) {
    List<String> list = new ArrayList<>();
    for (Session.Column column : deleted.columns()) {
      String name = Work.quoted(column.name());
      list.add(
          column.name().equals(deleted.marker())
              ? deleted.oldMarker(at) + " AS " + name
              : target() + '.' + name);
    }
    return String.join(", ", list);
  }
}
