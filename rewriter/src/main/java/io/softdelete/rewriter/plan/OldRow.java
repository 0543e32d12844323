package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Optional;

/** Asks the server for the row as it was, by OLD (PostgreSQL 18). */
final class OldRow implements ReturnedRow {
  private final DeletedRow row;
  private final List<Mention> mentions;
  private final KnownRow assigning;
  private final String old;
  private final Tokens tokens;
  private final Edits edits;

  OldRow(DeletedRow row, List<Mention> mentions) {
    this.row = row;
    this.mentions = mentions;
    this.assigning = new KnownRow(row.work(), row.delete(), Optional.empty(), List.of());
    this.old = row.names().row();
    this.tokens = row.work().tokens();
    this.edits = row.work().edits();
  }

  @Override
  public String target() {
    return assigning.target();
  }

  @Override
  public void writeAssignments(Fragment assignments) {
    assigning.writeAssignments(assignments);
  }

  @Override
  public void writeReturning() {
    row.names().declareOld(row.work());
    mentions.forEach(this::write);
  }

  private void write(Mention mention) {
    if (row.isHidden(mention)) {
      throw row.work()
          .refuse(
              mention.first(),
              "the deleted row within a sub-query of RETURNING that names the table too",
              "give the table another alias there");
    }
    String written =
        switch (mention.kind()) {
          case ALL -> old + ".*" + row.others(mention.first());
          case ALL_OF_ROW -> old + ".*";
          case ROW -> mention.named(tokens, old);
          case COLUMN, NAME -> old + '.' + tokens.text(mention.last(), mention.last());
        };
    edits.replace(tokens.start(mention.first()), tokens.end(mention.last()), written);
  }
}
