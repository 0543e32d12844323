package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.MergeBranch.Action;
import io.softdelete.rewriter.parse.MergeBranch.Rows;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads MERGE: the standard's with its branches, and H2's by key. */
final class MergeReader {
  private final Reading reading;

  MergeReader(Reading reading) {
    this.reading = reading;
  }

  void merge(Scope scope) {
    int keyword = reading.position();
    reading.advance();
    reading.expect(Keyword.INTO);
    TableReference target = reading.fromClause.references().target();
    if (reading.accept(Keyword.USING)) {
      branches(keyword, target, scope);
    } else {
      keyed(keyword, target, scope);
    }
  }

  private void keyed(int keyword, TableReference target, Scope scope) {
    if (reading.dialect != Dialect.H2) {
      throw reading.unexpected("USING should stand here");
    }
    int columns = reading.inserts.columns();
    int key = -1;
    if (reading.accept(Keyword.KEY)) {
      key = reading.position();
      reading.skipGroup();
    }
    InsertRows rows = reading.inserts.rows(scope);
    reading.findings.add(new Finding.KeyedMerge(keyword, target, columns, key, rows));
  }

  private void branches(int keyword, TableReference target, Scope scope) {
    JoinTree source = reading.fromClause.joined(scope);
    reading.expect(Keyword.ON);
    int onFirst = reading.position();
    runTo(Keyword.WHEN, scope);
    int onLast = reading.position() - 1;
    if (onLast < onFirst) {
      throw reading.unexpected("a condition should stand here");
    }
    List<MergeBranch> branches = new ArrayList<>();
    while (reading.is(Keyword.WHEN)) {
      branches.add(branch(scope));
    }
    int returning = reading.is(Keyword.RETURNING) ? reading.position() : -1;
    reading.dml.returning(scope);
    reading.findings.add(
        new Finding.Merge(
            keyword, target, source, onFirst, onLast, branches, returning, reading.position() - 1));
  }

  private MergeBranch branch(Scope scope) {
    int when = reading.position();
    reading.advance();
    Rows rows = rows();
    int conditionFirst = -1;
    if (word("AND")) {
      conditionFirst = reading.position();
    }
    runToThen(scope);
    int then = reading.position();
    int conditionLast = conditionFirst < 0 ? -1 : then - 1;
    reading.advance();
    Action action = action();
    int columns = -1;
    int values = -1;
    if (action == Action.INSERT) {
      columns = reading.inserts.columns();
      reading.inserts.skipOverriding();
      if (reading.is(Keyword.VALUES)) {
        values = reading.position() + 1;
      }
    }
    runTo(Keyword.WHEN, scope);
    return new MergeBranch(
        rows,
        when,
        conditionFirst,
        conditionLast,
        then,
        action,
        columns,
        values,
        reading.position() - 1);
  }

  private Rows rows() {
    if (!reading.accept(Keyword.NOT)) {
      require("MATCHED");
      return Rows.MATCHED;
    }
    require("MATCHED");
    if (!word("BY")) {
      return Rows.NOT_MATCHED;
    }
    if (word("SOURCE")) {
      return Rows.NOT_MATCHED_BY_SOURCE;
    }
    require("TARGET");
    return Rows.NOT_MATCHED;
  }

  private Action action() {
    switch (reading.keyword()) {
      case UPDATE -> {
        reading.advance();
        reading.expect(Keyword.SET);
        return Action.UPDATE;
      }
      case DELETE -> {
        reading.advance();
        return Action.DELETE;
      }
      case INSERT -> {
        reading.advance();
        return Action.INSERT;
      }
      case DO -> {
        reading.advance();
        require("NOTHING");
        return Action.NOTHING;
      }
      default -> throw reading.unexpected("an action of MERGE should stand here");
    }
  }

  private boolean word(String word) {
    boolean found = !reading.atEnd() && reading.tokens.isWord(reading.position(), word);
    if (found) {
      reading.advance();
    }
    return found;
  }

  private void require(String word) {
    if (!word(word)) {
      throw reading.unexpected(word + " should stand here");
    }
  }

  private void runTo(Keyword keyword, Scope scope) {
    while (!reading.atEnd() && !reading.is(keyword) && !endsBranches()) {
      stepOverCase(scope);
    }
  }

  private boolean endsBranches() {
    return reading.is(Keyword.RETURNING) && reading.dialect != Dialect.H2;
  }

  private void runToThen(Scope scope) {
    while (!reading.atEnd() && !reading.tokens.isWord(reading.position(), "THEN")) {
      stepOverCase(scope);
    }
    if (reading.atEnd()) {
      throw reading.unexpected("THEN should stand here");
    }
  }

  /** One token, or all of {@code CASE … END}, which has a WHEN and THEN of its own. */
  private void stepOverCase(Scope scope) {
    int depth = 0;
    do {
      int at = reading.position();
      if (at == 0 || !reading.tokens.is(at - 1, TokenKind.DOT)) {
        depth += reading.tokens.isWord(at, "CASE") ? 1 : 0;
        depth -= depth > 0 && reading.is(Keyword.END) ? 1 : 0;
      }
      reading.expressions.step(scope);
    } while (depth > 0 && !reading.atEnd());
  }
}
