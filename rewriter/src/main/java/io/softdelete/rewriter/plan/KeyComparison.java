package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds which columns of a target a condition compares with what. */
final class KeyComparison {
  private final Work work;
  private final Tokens tokens;
  private final TableReference target;
  private final Map<String, String> found = new HashMap<>();
  private boolean more;

  KeyComparison(Work work, TableReference target) {
    this.work = work;
    this.tokens = work.tokens();
    this.target = target;
  }

  /** The columns that must equal something for the condition to hold, with what they equal. */
  Map<String, String> columns(int first, int last) {
    collect(first, last);
    return found;
  }

  /** Whether the condition says more than that. */
  boolean saysMore() {
    return more;
  }

  private void collect(int from, int to) {
    int first = from;
    int last = to;
    while (tokens.is(first, '(') && tokens.partner(first) == last) {
      first++;
      last--;
    }
    // The AND of BETWEEN joins no conditions, and that of CASE holds for one arm.
    for (int i = first; i <= last; i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      } else if (tokens.isWord(i, "OR")
          || tokens.isWord(i, "CASE")
          || tokens.isWord(i, "BETWEEN")) {
        more = true;
        return;
      }
    }
    int start = first;
    boolean several = false;
    for (int i = first; i <= last; i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      } else if (tokens.isWord(i, "AND")) {
        collect(start, i - 1);
        start = i + 1;
        several = true;
      }
    }
    if (several) {
      collect(start, last);
    } else {
      int before = found.size();
      equality(first, last);
      more |= found.size() == before;
    }
  }

  private void equality(int first, int last) {
    int close = tokens.is(first, '(') ? tokens.partner(first) : last;
    if (close + 2 < last
        && tokens.is(close + 1, '=')
        && tokens.is(close + 2, '(')
        && tokens.partner(close + 2) == last) {
      rows(first, close + 2);
      return;
    }
    for (int i = first + 1; i < last; i++) {
      if (tokens.is(i, '=')) {
        note(new Item(first, i - 1), new Item(i + 1, last));
        note(new Item(i + 1, last), new Item(first, i - 1));
        return;
      }
      if (!tokens.isName(i) && !tokens.is(i, TokenKind.DOT)) {
        return;
      }
    }
  }

  /** {@code (a, b) = (c, d)}. */
  private void rows(int left, int right) {
    List<Item> some = InsertColumns.items(tokens, left);
    List<Item> others = InsertColumns.items(tokens, right);
    for (int i = 0; i < some.size() && some.size() == others.size(); i++) {
      note(some.get(i), others.get(i));
      note(others.get(i), some.get(i));
    }
  }

  private void note(Item column, Item value) {
    boolean qualified =
        column.last() == column.first() + 2
            && tokens.is(column.first() + 1, TokenKind.DOT)
            && tokens.isName(column.last())
            && canonical(column.first())
                .equals(canonical(target.alias() >= 0 ? target.alias() : target.nameLast()));
    if (qualified) {
      InsertColumns.find(work.columns(target), canonical(column.last()))
          .ifPresent(known -> found.put(known.name(), plain(tokens, value)));
    }
  }

  private String canonical(int token) {
    return work.tables().canonical(tokens, token);
  }

  /** An expression's tokens, to be compared with another's. */
  static String plain(Tokens tokens, Item item) {
    StringBuilder text = new StringBuilder();
    for (int i = item.first(); i <= item.last(); i++) {
      String token = tokens.text(i, i);
      text.append(tokens.is(i, TokenKind.WORD) ? token.toLowerCase(Locale.ROOT) : token);
      text.append(' ');
    }
    return text.toString();
  }
}
