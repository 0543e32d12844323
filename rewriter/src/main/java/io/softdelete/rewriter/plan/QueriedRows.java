package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the query of MariaDB's INSERT into a common table expression, whose columns have names. */
final class QueriedRows {
  /** What the rows are called. */
  static final String ROW = "softdelete_row";

  private final Work work;
  private final Tokens tokens;
  private final Finding.Insert insert;

  QueriedRows(Work work, Finding.Insert insert) {
    this.work = work;
    this.tokens = work.tokens();
    this.insert = insert;
  }

  static String column(int place) {
    return "softdelete_" + (place + 1);
  }

  /** What a column of a row is called. */
  static String value(int place) {
    return ROW + '.' + column(place);
  }

  static List<String> columns(int count) {
    return IntStream.range(0, count).mapToObj(QueriedRows::column).toList();
  }

  /**
   * Lets the target's name mean the target in assignments of ours, where the query reads the target
   * too.
   */
  void hideFromAssignments() {
    if (insert.rows().kind() != InsertRows.Kind.QUERY || !mentionsTarget()) {
      return;
    }
    insert.conflict().ifPresent(this::requireNoOtherTable);
    write(InsertColumns.of(work, insert.target(), insert.columns(), insert.rows()), "");
  }

  private boolean mentionsTarget() {
    String target = work.table(insert.target());
    for (int i = insert.rows().first(); i <= insert.rows().last(); i++) {
      if (tokens.isName(i) && work.tables().canonical(tokens, i).equalsIgnoreCase(target)) {
        return true;
      }
    }
    return false;
  }

  private void requireNoOtherTable(Conflict conflict) {
    String target = work.table(insert.target());
    for (int i = conflict.setFirst(); i <= conflict.setLast(); i++) {
      if (tokens.is(i, TokenKind.DOT)
          && !work.tables().canonical(tokens, i - 1).equalsIgnoreCase(target)) {
        throw work.refuse(
            i - 1,
            "an assignment that reads the query of an INSERT into "
                + insert.target().policy().orElseThrow().name()
                + ", which reads the same table",
            "use VALUES(column)");
      }
    }
  }

  /**
   * Writes the expression around the query.
   *
   * @param condition what is to stand behind the query of its rows
   */
  void write(InsertColumns columns, String condition) {
    hybridLiteral(tokens, insert.rows().first(), insert.rows().last())
        .ifPresent(
            literal -> {
              throw work.refuse(
                  literal,
                  "an INSERT into "
                      + insert.target().policy().orElseThrow().name()
                      + " of a query with such a literal, which may be a number or a text",
                  "write a number or a text");
            });
    String names = columns(columns.given().size()).stream().collect(Collectors.joining(", "));
    work.edits()
        .insertBefore(tokens, insert.rows().first(), "WITH " + ROW + " (" + names + ") AS (");
    work.edits()
        .insertAfter(
            tokens,
            insert.rows().last(),
            (isOpenEnded() ? " LIMIT 18446744073709551615" : "")
                + ") SELECT "
                + names
                + " FROM "
                + ROW
                + condition);
  }

  /**
   * Where {@code 0x41} or {@code b'1'} stands: a number or a text by where it is used, but a text
   * in a derived table.
   */
  static Optional<Integer> hybridLiteral(Tokens tokens, int first, int last) {
    for (int i = first; i <= last; i++) {
      String text = tokens.text(i, i).toLowerCase(Locale.ROOT);
      boolean quoted =
          tokens.is(i, TokenKind.STRING) && (text.startsWith("x'") || text.startsWith("b'"));
      boolean number =
          text.equals("0")
              && tokens.is(i + 1, TokenKind.WORD)
              && tokens.start(i + 1) == tokens.end(i);
      if (quoted || number) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /**
   * Without a limit the order would be dropped, which decides about numbers, and the expression
   * merged into the query around it, which then reads its own target while rows are inserted.
   */
  private boolean isOpenEnded() {
    for (int i = insert.rows().first(); i <= insert.rows().last(); i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
        continue;
      }
      switch (tokens.keyword(i)) {
        case LIMIT, FETCH, OFFSET, FOR, LOCK -> {
          return false;
        }
        default -> {}
      }
    }
    return true;
  }
}
