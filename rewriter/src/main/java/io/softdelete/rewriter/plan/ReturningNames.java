package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the row is called in RETURNING of a DELETE or MERGE: by the name of the table, and since
 * PostgreSQL 18 by OLD, or by what {@code RETURNING WITH (OLD AS …)} calls it; NEW is NULL where it
 * is deleted. Immutable.
 *
 * @param returning RETURNING
 * @param first the first token of the list
 * @param last the last token of the list
 * @param target the table's name or alias, which a deleted row has too
 * @param old the names of the row as it was, but for the table's
 * @param fresh the names of the row as it becomes
 * @param alias what OLD is called, as it is written; empty where nothing is said of it
 */
record ReturningNames(
    int returning,
    int first,
    int last,
    String target,
    Set<String> old,
    Set<String> fresh,
    String alias) {
  private static final int KNOWS_OLD = 18;
  private static final String OLD = "softdelete_old";

  /** Whether the server knows OLD and NEW. */
  static boolean serverKnowsOld(Work work) {
    return work.session().majorVersion() >= KNOWS_OLD;
  }

  static ReturningNames of(Work work, Finding.Delete delete) {
    return of(
        work,
        delete.target(),
        delete.block().from(),
        delete.returningFirst() - 1,
        delete.returningLast());
  }

  static ReturningNames of(Work work, Finding.Merge merge) {
    return of(
        work,
        merge.target(),
        List.of(new JoinTree.Table(merge.target()), merge.source()),
        merge.returning(),
        merge.last());
  }

  private static ReturningNames of(
      Work work, TableReference reference, List<JoinTree> from, int returning, int last) {
    Tokens tokens = work.tokens();
    int name = reference.alias() >= 0 ? reference.alias() : reference.nameLast();
    String target = work.tables().canonical(tokens, name);
    int first = returning + 1;
    boolean renames = tokens.is(first, Keyword.WITH) && tokens.is(first + 1, '(');
    // A server that knows neither word says so.
    if (!(renames || mentions(work, first, last)) || !serverKnowsOld(work)) {
      return new ReturningNames(returning, first, last, target, Set.of(), Set.of(), "");
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
    from.forEach(item -> names(work, item, tables));
    old.removeAll(tables);
    fresh.removeAll(tables);
    alias = alias.isEmpty() && old.contains("old") ? "old" : alias;
    return new ReturningNames(returning, first, last, target, old, fresh, alias);
  }

  private static boolean mentions(Work work, int first, int last) {
    for (int i = first; i <= last; i++) {
      String name = work.tokens().isName(i) ? work.tables().canonical(work.tokens(), i) : "";
      if (name.equals("old") || name.equals("new")) {
        return true;
      }
    }
    return false;
  }

  /** What the list mentions of rows by these names. */
  List<Mention> mentions(Work work, Set<String> rows) {
    return new ReturningReader(work, returning, first, last, rows).read();
  }

  /** The names of a deleted row. */
  Set<String> deleted() {
    Set<String> names = new HashSet<>(old);
    names.add(target);
    return names;
  }

  /** What the row as it was is called once OLD is declared. */
  String row() {
    return alias.isEmpty() ? OLD : alias;
  }

  /** Gives OLD a name where the statement doesn't. */
  void declareOld(Work work) {
    if (!alias.isEmpty()) {
      return;
    }
    if (first > returning + 1) {
      work.edits().insertBefore(work.tokens(), first - 1, ", OLD AS " + OLD);
    } else {
      // What is inserted before the list stays behind it.
      int end = work.tokens().end(returning);
      work.edits()
          .replace(work.tokens().start(returning), end, "RETURNING WITH (OLD AS " + OLD + ")");
    }
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
