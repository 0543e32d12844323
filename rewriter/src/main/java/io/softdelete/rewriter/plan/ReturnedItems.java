package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * What the application wants returned of rows that a common table expression deletes (PostgreSQL).
 * Each item gets a name of ours there, and its own in the query that gives the result.
 */
final class ReturnedItems {
  private final Work work;
  private final Finding.Delete delete;
  private final Tokens tokens;
  private final Edits edits;

  /** The labels, as they are written. */
  private final List<String> labels = new ArrayList<>();

  ReturnedItems(Work work, Finding.Delete delete) {
    this.work = work;
    this.delete = delete;
    this.tokens = work.tokens();
    this.edits = work.edits();
  }

  boolean isEmpty() {
    return delete.returningFirst() < 0;
  }

  /** Lets the deletion return further columns, and names the items. */
  void write(List<String> needed) {
    String list = String.join(", ", needed);
    if (isEmpty()) {
      edits.insertAfter(tokens, delete.returningLast(), " RETURNING " + list);
      return;
    }
    edits.insertBefore(tokens, delete.returningFirst(), list + ", ");
    int first = delete.returningFirst();
    for (int i = first; i <= delete.returningLast(); i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      }
      if (i == delete.returningLast() || tokens.is(i + 1, TokenKind.COMMA)) {
        item(first, i);
        first = i + 2;
      }
    }
  }

  /** The query for the items. */
  String query(String deleted) {
    StringBuilder query = new StringBuilder("SELECT ");
    for (int i = 0; i < labels.size(); i++) {
      query.append(i == 0 ? "" : ", ").append(name(i)).append(" AS ").append(labels.get(i));
    }
    return query.append(" FROM ").append(deleted).toString();
  }

  private static String name(int index) {
    return "softdelete_" + index;
  }

  private String next(String label) {
    labels.add(label);
    return name(labels.size() - 1);
  }

  private void item(int first, int last) {
    if (tokens.is(last, TokenKind.STAR)) {
      star(first, last);
    } else if (last > first && tokens.is(last - 1, Keyword.AS)) {
      edits.replace(tokens.start(last), tokens.end(last), next(tokens.text(last, last)));
    } else if (tokens.isName(last) && isColumn(first, last)) {
      edits.insertAfter(tokens, last, " AS " + next(tokens.text(last, last)));
    } else if (last > first && tokens.isName(last) && endsExpression(last - 1)) {
      edits.replace(tokens.start(last), tokens.end(last), next(tokens.text(last, last)));
    } else if (tokens.is(last, ')') && isCall(first, last)) {
      String function = work.tables().canonical(tokens, tokens.partner(last) - 1);
      edits.insertAfter(tokens, last, " AS " + next(LiveTable.quoted(work, function)));
    } else {
      throw refuse(first, "an expression without a name in RETURNING");
    }
  }

  /** Whether a token can be the last of an expression, so that a name behind it is a label. */
  private boolean endsExpression(int at) {
    return switch (tokens.kind(at)) {
      case NUMBER, STRING, CLOSE, QUOTED, PARAMETER -> true;
      case WORD -> tokens.keyword(at) == Keyword.NONE;
      default -> false;
    };
  }

  private boolean isColumn(int first, int last) {
    for (int i = last; i > first; i -= 2) {
      if (i - 1 <= first || !tokens.is(i - 1, TokenKind.DOT)) {
        return false;
      }
    }
    return tokens.isName(first);
  }

  private boolean isCall(int first, int last) {
    int name = tokens.partner(last) - 1;
    return name >= first
        && tokens.isName(name)
        && tokens.keyword(name) == Keyword.NONE
        && isColumn(first, name);
  }

  private void star(int first, int last) {
    int target =
        delete.target().alias() >= 0 ? delete.target().alias() : delete.target().nameLast();
    boolean ours =
        last == first
            ? delete.using() < 0
            : tokens.is(last - 1, TokenKind.DOT)
                && work.tables()
                    .canonical(tokens, last - 2)
                    .equals(work.tables().canonical(tokens, target));
    if (!ours) {
      throw refuse(first, "all columns of several tables in RETURNING");
    }
    List<String> columns = new ArrayList<>();
    for (Session.Column column : work.columns(delete.target())) {
      String name = LiveTable.quoted(work, column.name());
      columns.add(work.qualifier(delete.target()) + '.' + name + " AS " + next(name));
    }
    edits.replace(tokens.start(first), tokens.end(last), String.join(", ", columns));
  }

  private UnsupportedSql refuse(int at, String construct) {
    return work.refuse(at, construct + " of an archived or audited row", "name each item by AS");
  }
}
