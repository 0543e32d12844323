package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.plan.InsertColumns.AssignedItem;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which tables MariaDB's UPDATE of several tables may change: those that it assigns to. */
final class UpdatedTables {
  private UpdatedTables() {}

  /** The tables whose columns are assigned; all of them where a column doesn't say its table. */
  static List<TableReference> of(Work work, Finding.Update update) {
    List<TableReference> tables = new ArrayList<>();
    update.block().from().forEach(item -> collect(item, tables));
    Set<String> assigned = new HashSet<>();
    Tokens tokens = work.tokens();
    for (AssignedItem item :
        InsertColumns.assignments(tokens, update.setFirst(), update.setLast())) {
      if (!tokens.is(item.column() - 1, TokenKind.DOT) || !tokens.isName(item.column() - 2)) {
        return tables;
      }
      assigned.add(work.tables().canonical(tokens, item.column() - 2));
    }
    return tables.stream().filter(table -> assigned.contains(name(work, table))).toList();
  }

  private static String name(Work work, TableReference table) {
    int name = table.alias() >= 0 ? table.alias() : table.nameLast();
    return work.tables().canonical(work.tokens(), name);
  }

  private static void collect(JoinTree item, List<TableReference> tables) {
    if (item instanceof JoinTree.Table table) {
      tables.add(table.reference());
    } else if (item instanceof JoinTree.Aliased aliased) {
      collect(aliased.inner(), tables);
    } else if (item instanceof JoinTree.Join join) {
      collect(join.left(), tables);
      collect(join.right(), tables);
    }
  }
}
