package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.DeletionTarget;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists the tables that a text may delete from, registered or not, by a walk over its tokens. It
 * names too many rather than too few: each name in the stretch where DELETE, TRUNCATE, MERGE and
 * REPLACE have their targets.
 */
public final class DeletionTargets {
  private DeletionTargets() {}

  /** The tables that a text may delete from. */
  public static List<DeletionTarget> in(Tokens tokens, RegisteredTables tables) {
    List<DeletionTarget> targets = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (deletes(tokens.keyword(i))) {
        collect(tokens, i + 1, tables, targets);
      }
    }
    return targets;
  }

  private static void collect(
      Tokens tokens, int from, RegisteredTables tables, List<DeletionTarget> targets) {
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.is(i, TokenKind.SEMICOLON) || endsTargets(tokens.keyword(i))) {
        return;
      }
      if (tokens.isName(i) && !tokens.is(i + 1, TokenKind.DOT)) {
        Optional<String> schema =
            i > from + 1 && tokens.is(i - 1, TokenKind.DOT) && tokens.isName(i - 2)
                ? Optional.of(tables.canonical(tokens, i - 2))
                : Optional.empty();
        targets.add(
            new DeletionTarget(
                schema, tables.canonical(tokens, i), tokens.start(i), cascades(tokens, from)));
      }
      // What follows such a word is collected from there on.
      if (deletes(tokens.keyword(i))) {
        return;
      }
    }
  }

  /** {@code TRUNCATE … CASCADE}. */
  private static boolean cascades(Tokens tokens, int from) {
    if (!tokens.is(from - 1, Keyword.TRUNCATE)) {
      return false;
    }
    for (int i = from; i < tokens.size() && !tokens.is(i, TokenKind.SEMICOLON); i++) {
      if (tokens.isWord(i, "CASCADE")) {
        return true;
      }
    }
    return false;
  }

  private static boolean deletes(Keyword keyword) {
    return switch (keyword) {
      case DELETE, TRUNCATE, MERGE, REPLACE -> true;
      default -> false;
    };
  }

  private static boolean endsTargets(Keyword keyword) {
    return switch (keyword) {
      case WHERE, RETURNING, VALUES, SELECT, SET, ORDER, LIMIT, FETCH -> true;
      default -> false;
    };
  }
}
