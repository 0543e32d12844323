package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Tokens;

/** Lets a reference to a table with an archive show deleted rows, with the table's own columns. */
final class ArchivedRows {
  private ArchivedRows() {}

  /** Puts a derived table in the place of a reference. */
  static void write(Work work, TableReference reference, Visibility seen) {
    Deletion.Archive deletion = (Deletion.Archive) reference.policy().orElseThrow().deletion();
    if (reference.decorated()) {
      throw work.refuse(
          reference.nameFirst(),
          "deleted rows of " + work.name(reference) + ", sampled or with an index hint",
          "leave that out");
    }
    Tokens tokens = work.tokens();
    Edits edits = work.edits();
    ArchiveTable archive = new ArchiveTable(work, reference, deletion);
    String alias =
        reference.alias() >= 0
            ? ""
            : " AS " + tokens.text(reference.nameLast(), reference.nameLast());
    if (seen == Visibility.WITH_DELETED) {
      edits.insertBefore(tokens, reference.first(), "(SELECT " + archive.liveColumns() + " FROM ");
      edits.insertAfter(
          tokens, reference.relationLast(), " UNION ALL " + archive.query() + ")" + alias);
    } else {
      edits.replace(
          tokens.start(reference.first()),
          tokens.end(reference.relationLast()),
          "(" + archive.query() + ")" + alias);
    }
  }

  /** The refusal to change rows that are in an archive. */
  static UnsupportedSql unchangeable(Work work, TableReference reference) {
    return work.refuse(
        reference.nameFirst(),
        "a change of deleted rows of " + work.name(reference) + ", which are in its archive",
        "change the archive table itself");
  }
}
