package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;

/**
 * A deletion that is a common table expression (PostgreSQL). It takes another name, and under its
 * own stands a query for what it returns.
 */
final class CommonTable {
  private final Work work;
  private final Finding.Delete delete;
  private final String deleted;
  private final Tokens tokens;
  private final Edits edits;
  private final int open;

  CommonTable(Work work, Finding.Delete delete, String deleted) {
    this.work = work;
    this.delete = delete;
    this.deleted = deleted;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.open = tokens.partner(delete.keyword());
  }

  void write(Recordings recordings, ReturnedItems returned) {
    int as = open - 1;
    while (tokens.is(as, Keyword.MATERIALIZED) || tokens.is(as, Keyword.NOT)) {
      as--;
    }
    if (!tokens.is(as, Keyword.AS)) {
      throw work.refuse(
          delete.keyword(),
          "a DELETE in brackets that isn't a common table expression",
          "write WITH name AS (DELETE …)");
    }
    int name = tokens.is(as - 1, TokenKind.CLOSE) ? tokens.partner(as - 1) - 1 : as - 1;
    String written = tokens.text(name, as - 1);
    edits.replace(tokens.start(name), tokens.end(as - 1), deleted);
    returned.write(recordings.needed());
    Fragment after = new Fragment();
    String alias = tokens.text(delete.target().nameLast(), delete.target().nameLast());
    for (int i = 0; i < recordings.list().size(); i++) {
      after
          .append(", softdelete_kept_" + delete.keyword() + "_" + i + " AS (")
          .append(recordings.list().get(i).insert(deleted + " AS " + alias))
          .append(")");
    }
    if (!returned.isEmpty()) {
      after.append(", " + written + " AS (" + returned.query(deleted) + ")");
    }
    edits.insert(tokens.end(tokens.partner(open)), after);
  }
}
