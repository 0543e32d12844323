package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a DELETE's row is called in RETURNING: by the name of the table, and since PostgreSQL 18 by
 * OLD, or by what {@code RETURNING WITH (OLD AS …)} calls it; NEW is NULL there. Immutable.
 *
 * @param first the first token of the list
 * @param old the names of the row
 * @param fresh the names of what isn't there any more
 * @param alias what OLD is called, as it is written; empty where nothing is said of it
 */
record ReturningNames(int first, Set<String> old, Set<String> fresh, String alias) {
  private static final int KNOWS_OLD = 18;

  /** Whether the server knows OLD and NEW. */
  static boolean serverKnowsOld(Work work) {
    return work.session().majorVersion() >= KNOWS_OLD;
  }

  static ReturningNames of(Work work, Finding.Delete delete) {
    Tokens tokens = work.tokens();
    int name = delete.target().alias() >= 0 ? delete.target().alias() : delete.target().nameLast();
    String target = work.tables().canonical(tokens, name);
    int first = delete.returningFirst();
    boolean renames = tokens.is(first, Keyword.WITH) && tokens.is(first + 1, '(');
    // A server that knows neither word says so.
    if (!(renames || mentions(work, tokens, delete)) || !serverKnowsOld(work)) {
      return new ReturningNames(first, Set.of(target), Set.of(), "");
    }
    Set<String> old = new HashSet<>(Set.of("old"));
    Set<String> fresh = new HashSet<>(Set.of("new"));
    String alias = "";
    if (renames) {
      int close = tokens.partner(first + 1);
      for (int i = first + 2; i + 2 < close; i += 4) {
        boolean renamesOld = tokens.is(i, Keyword.OLD);
        Set<String> renamed = renamesOld ? old : fresh;
        renamed.clear();
        renamed.add(work.tables().canonical(tokens, i + 2));
        alias = renamesOld ? tokens.text(i + 2, i + 2) : alias;
      }
      first = close + 1;
    }
    Set<String> tables = new HashSet<>();
    delete.block().from().forEach(item -> names(work, item, tables));
    old.removeAll(tables);
    fresh.removeAll(tables);
    alias = alias.isEmpty() && old.contains("old") ? "old" : alias;
    old.add(target);
    return new ReturningNames(first, old, fresh, alias);
  }

  private static boolean mentions(Work work, Tokens tokens, Finding.Delete delete) {
    for (int i = delete.returningFirst(); i <= delete.returningLast(); i++) {
      String name = tokens.isName(i) ? work.tables().canonical(tokens, i) : "";
      if (name.equals("old") || name.equals("new")) {
        return true;
      }
    }
    return false;
  }

  private static void names(Work work, JoinTree item, Set<String> names) {
    if (item instanceof JoinTree.Table table) {
      int alias = table.reference().alias();
      names.add(
          work.tables()
              .canonical(work.tokens(), alias >= 0 ? alias : table.reference().nameLast()));
    } else if (item instanceof JoinTree.Derived derived && derived.alias() >= 0) {
      names.add(work.tables().canonical(work.tokens(), derived.alias()));
    } else if (item instanceof JoinTree.Aliased aliased && aliased.alias() >= 0) {
      names.add(work.tables().canonical(work.tokens(), aliased.alias()));
    } else if (item instanceof JoinTree.Join join) {
      List.of(join.left(), join.right()).forEach(side -> names(work, side, names));
    }
  }
}
