package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what may be values of the deleted row in RETURNING (PostgreSQL). */
final class ReturningReader {
  /** Words that no column can be called without quotes, where an expression may hold them. */
  private static final Set<String> RESERVED =
      Set.of(
          "all",
          "and",
          "any",
          "array",
          "as",
          "asc",
          "both",
          "case",
          "cast",
          "collate",
          "desc",
          "distinct",
          "else",
          "end",
          "except",
          "false",
          "fetch",
          "for",
          "from",
          "group",
          "having",
          "in",
          "intersect",
          "is",
          "isnull",
          "join",
          "lateral",
          "leading",
          "like",
          "limit",
          "not",
          "notnull",
          "null",
          "offset",
          "on",
          "only",
          "or",
          "order",
          "returning",
          "select",
          "some",
          "then",
          "trailing",
          "true",
          "union",
          "using",
          "when",
          "where",
          "window",
          "with");

  private final Work work;
  private final Tokens tokens;
  private final int first;
  private final int last;
  private final int outside;
  private final Set<String> rows;
  private final List<Mention> mentions = new ArrayList<>();

  /**
   * A reader.
   *
   * @param returning RETURNING
   * @param first the first token of the list
   * @param last the last token of the list
   * @param rows what the row is called
   */
  ReturningReader(Work work, int returning, int first, int last, Set<String> rows) {
    this.work = work;
    this.tokens = work.tokens();
    this.first = first;
    this.last = last;
    this.outside = tokens.partner(returning);
    this.rows = rows;
  }

  List<Mention> read() {
    for (int i = first; i <= last; i++) {
      if (tokens.is(i, TokenKind.STAR)) {
        star(i);
      } else if (tokens.isName(i)) {
        name(i);
      }
    }
    return mentions;
  }

  private void star(int star) {
    if (star > first && tokens.is(star - 1, TokenKind.DOT)) {
      if (rows.contains(qualifier(star))) {
        add(Mention.Kind.ALL_OF_ROW, start(star), star, "");
      }
    } else if (beginsItem(star) && !isNested(star)) {
      add(Mention.Kind.ALL, star, star, "");
    }
  }

  private void name(int at) {
    if (tokens.is(at + 1, TokenKind.DOT) || tokens.is(at + 1, '(') || isNoColumn(at)) {
      return;
    }
    String name = canonical(at);
    if (at > first && tokens.is(at - 1, TokenKind.DOT)) {
      if (rows.contains(qualifier(at))) {
        add(Mention.Kind.COLUMN, start(at), at, name);
      }
    } else if (tokens.is(at, TokenKind.QUOTED) || !RESERVED.contains(name)) {
      add(rows.contains(name) ? Mention.Kind.ROW : Mention.Kind.NAME, at, at, name);
    }
  }

  private void add(Mention.Kind kind, int from, int to, String name) {
    boolean item = tokens.partner(to) == outside && beginsItem(from) && endsItem(to + 1);
    mentions.add(new Mention(kind, from, to, name, item, isNested(to)));
  }

  private String canonical(int token) {
    return work.tables().canonical(tokens, token);
  }

  /** The name before the full stop before a token; empty for a part of a value in brackets. */
  private String qualifier(int at) {
    if (tokens.is(at - 2, TokenKind.CLOSE)) {
      return "";
    }
    if (!tokens.isName(at - 2)) {
      throw Refusal.unparsable(
          tokens.sql(), tokens.start(at - 1), "a name should stand before the full stop");
    }
    return canonical(at - 2);
  }

  private int start(int end) {
    int start = end;
    while (start > first && tokens.is(start - 1, TokenKind.DOT)) {
      start -= 2;
    }
    return start;
  }

  /** A label, a type, a field of EXTRACT or a table. */
  private boolean isNoColumn(int at) {
    return isLabel(at)
        || (tokens.is(at - 1, ':') && tokens.is(at - 2, ':'))
        || isTable(at - 1)
        || (tokens.is(at - 1, '(') && tokens.isWord(at - 2, "EXTRACT"));
  }

  private boolean isTable(int before) {
    return switch (tokens.keyword(before)) {
      case FROM -> isNested(before);
      case JOIN, ONLY, TABLE, LATERAL -> true;
      default -> false;
    };
  }

  /** The name of a result column, behind AS or behind a complete expression. */
  private boolean isLabel(int at) {
    if (at == first) {
      return false;
    }
    if (tokens.is(at - 1, Keyword.AS)) {
      return true;
    }
    if (!endsItem(at + 1)) {
      return false;
    }
    return switch (tokens.kind(at - 1)) {
      case NUMBER, STRING, CLOSE, QUOTED, PARAMETER -> true;
      case WORD -> beginsItem(at - 1) || tokens.is(at - 2, TokenKind.DOT) || isEnd(at - 1);
      default -> false;
    };
  }

  private boolean isEnd(int at) {
    return tokens.is(at, Keyword.END) && !tokens.is(at - 1, TokenKind.DOT);
  }

  private boolean beginsItem(int at) {
    return at == first || tokens.is(at - 1, TokenKind.COMMA);
  }

  private boolean endsItem(int at) {
    return at > last || tokens.is(at, TokenKind.COMMA);
  }

  /** Whether a token stands within a sub-query of the list. */
  private boolean isNested(int at) {
    for (int open = tokens.partner(at); open != outside; open = enclosing(open)) {
      if (tokens.is(open + 1, Keyword.SELECT)
          || tokens.is(open + 1, Keyword.WITH)
          || tokens.is(open + 1, Keyword.VALUES)
          || tokens.is(open + 1, Keyword.TABLE)) {
        return true;
      }
    }
    return false;
  }

  private int enclosing(int open) {
    // A bracket knows its partner, so what is around it is asked of the token before it.
    int before = open - 1;
    return tokens.is(before, TokenKind.CLOSE) || tokens.is(before, TokenKind.OPEN)
        ? tokens.is(before, TokenKind.OPEN) ? before : enclosing(tokens.partner(before))
        : tokens.partner(before);
  }
}
