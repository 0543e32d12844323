package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Expressions.Stop;
import io.softdelete.rewriter.parse.JoinTree.Kind;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads FROM clauses: the joins between their items. */
final class FromClause {
  private static final int MOST_JOINS = 1_000;

  /** How many joins may wait for their conditions: {@code a JOIN b JOIN c ON … ON …}. */
  private static final int DEEPEST = 128;

  private final Reading reading;
  private final FromItem items;
  private int nested;

  FromClause(Reading reading) {
    this.reading = reading;
    this.items = new FromItem(reading, this);
  }

  /** Reads single table references. */
  ReferenceReader references() {
    return items.references();
  }

  /** Items separated by commas, which bind less than any join. */
  List<JoinTree> list(Scope scope) {
    List<JoinTree> trees = new ArrayList<>();
    do {
      trees.add(joined(scope));
    } while (acceptComma());
    return trees;
  }

  /** Advances over a comma, if one stands here. */
  boolean acceptComma() {
    if (reading.is(TokenKind.COMMA)) {
      reading.advance();
      return true;
    }
    return false;
  }

  /** An item and what is joined to it. */
  JoinTree joined(Scope scope) {
    JoinTree tree = items.read(scope);
    for (int joins = 0; reading.expressions.isJoin(reading.position()); joins++) {
      checkSize(joins, MOST_JOINS);
      tree = join(tree, scope);
    }
    return tree;
  }

  private JoinTree join(JoinTree left, Scope scope) {
    int at = reading.position();
    boolean natural = reading.accept(Keyword.NATURAL);
    boolean cross = reading.accept(Keyword.CROSS);
    Kind kind = kind();
    if (reading.is(Keyword.APPLY)) {
      throw Refusal.unsafe(
          reading.tokens.sql(), reading.tokens.start(at), "APPLY", "write a LATERAL join");
    }
    if (!reading.accept(Keyword.STRAIGHT_JOIN)) {
      reading.expect(Keyword.JOIN);
    }
    JoinTree right = items.read(scope);
    if (natural || (cross && reading.dialect != Dialect.MARIADB)) {
      return new JoinTree.Join(kind, left, right, -1, -1, natural);
    }
    while (!isQualifier() && reading.expressions.isJoin(reading.position())) {
      if (mayLackCondition(kind) && !conditionsPileUp()) {
        return new JoinTree.Join(kind, left, right, -1, -1, false);
      }
      checkSize(++nested, DEEPEST);
      right = join(right, scope);
      nested--;
    }
    return qualified(kind, left, right, scope);
  }

  /** Larger trees are refused before they can exhaust the stack. */
  private void checkSize(int joins, int most) {
    if (joins > most) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(reading.position()),
          "more than " + most + " joins of one kind in a FROM clause",
          "split the statement");
    }
  }

  /**
   * Whether more conditions than joins follow before the clause ends: then the next join is nested
   * in this one, and {@code a JOIN b LEFT JOIN c ON x} is told from {@code … ON x ON y}.
   */
  private boolean conditionsPileUp() {
    int missing = 1;
    for (int i = reading.position(); i < reading.end() && missing > 0; i++) {
      if (reading.tokens.is(i, TokenKind.OPEN)) {
        i = reading.tokens.partner(i);
      } else if (reading.tokens.is(i, TokenKind.COMMA) || reading.keyword(i) == Keyword.WHERE) {
        return false;
      } else {
        missing += conditionsMissing(reading.keyword(i));
      }
    }
    return missing == 0;
  }

  /** PostgreSQL asks for a condition of every join, H2 of none. */
  private boolean mayLackCondition(Kind kind) {
    return switch (reading.dialect) {
      case POSTGRESQL -> false;
      case H2 -> true;
      case MARIADB, STANDARD -> kind == Kind.INNER;
    };
  }

  private static int conditionsMissing(Keyword keyword) {
    return switch (keyword) {
      case JOIN -> 1;
      case ON, USING, CROSS, NATURAL -> -1;
      default -> 0;
    };
  }

  private Kind kind() {
    Kind kind =
        switch (reading.keyword()) {
          case LEFT -> Kind.LEFT;
          case RIGHT -> Kind.RIGHT;
          case FULL, OUTER -> Kind.FULL;
          default -> Kind.INNER;
        };
    if (kind != Kind.INNER) {
      reading.advance();
      reading.accept(Keyword.OUTER);
    } else {
      reading.accept(Keyword.INNER);
    }
    return kind;
  }

  private boolean isQualifier() {
    return reading.is(Keyword.USING)
        || (reading.is(Keyword.ON) && !reading.expressions.isOnConflict(reading.position()));
  }

  private JoinTree qualified(Kind kind, JoinTree left, JoinTree right, Scope scope) {
    if (reading.accept(Keyword.USING)) {
      if (!reading.isOpen()) {
        throw reading.unexpected("the columns of USING should stand here");
      }
      reading.skipGroup();
      if (reading.accept(Keyword.AS)) {
        reading.advance();
      }
      return new JoinTree.Join(kind, left, right, -1, -1, true);
    }
    if (!isQualifier()) {
      if (mayLackCondition(kind)) {
        return new JoinTree.Join(kind, left, right, -1, -1, false);
      }
      throw reading.unexpected("the condition of a join should stand here");
    }
    reading.advance();
    int first = reading.position();
    reading.expressions.run(Stop.JOIN, scope);
    if (reading.position() == first) {
      throw reading.unexpected("the condition of a join should stand here");
    }
    return new JoinTree.Join(kind, left, right, first, reading.position() - 1, false);
  }
}
