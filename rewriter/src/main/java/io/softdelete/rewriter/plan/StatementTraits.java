package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement as a whole says about each of its query blocks. Immutable.
 *
 * @param groupsDifferently whether rows are grouped in more than one way anywhere in it
 * @param needsMaterialization whether derived tables must not be merged into the queries around
 *     them: MariaDB then loses rows that a window is computed over, counts their columns as NULL
 *     under a roll-up in a sub-query, and where it updates several tables, which it resolves twice,
 *     it takes a column for ambiguous by which an aggregate orders
 * @param targets the tables that it inserts into, as the database knows them
 * @param findings what was found in it
 */
record StatementTraits(
    boolean groupsDifferently,
    boolean needsMaterialization,
    Set<String> targets,
    List<Finding> findings) {
  /** Aggregates that order their rows. */
  private static final List<String> ORDERED = List.of("GROUP_CONCAT", "JSON_ARRAYAGG");

  /** What MariaDB computes wrongly over derived tables that it merges. */
  private static final List<String> COMPUTED = List.of("OVER", "ROLLUP");

  StatementTraits {
    findings = List.copyOf(findings);
    targets = Set.copyOf(targets);
  }

  /**
   * The traits of a statement.
   *
   * @param findings what was found in it
   * @param first its first token
   * @param end the token behind it
   */
  static StatementTraits of(Work work, List<Finding> findings, int first, int end) {
    return new StatementTraits(
        findings.stream()
            .anyMatch(
                finding -> finding instanceof Finding.Query query && query.block().groupingSets()),
        work.settings().dialect() == Dialect.MARIADB
            && (says(work.tokens(), first, end, COMPUTED)
                || (findings.stream().anyMatch(StatementTraits::changesSeveralTables)
                    && says(work.tokens(), first, end, ORDERED))),
        findings.stream()
            .filter(Finding.Insert.class::isInstance)
            .map(finding -> work.table(((Finding.Insert) finding).target()))
            .collect(Collectors.toSet()),
        findings);
  }

  private static boolean changesSeveralTables(Finding finding) {
    return finding instanceof Finding.MultiDelete
        || (finding instanceof Finding.Update update
            && (update.block().from().size() > 1
                || update.block().from().get(0) instanceof JoinTree.Join));
  }

  private static boolean says(Tokens tokens, int first, int end, List<String> words) {
    for (int i = first; i < end; i++) {
      for (String word : words) {
        if (tokens.isWord(i, word)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean insertsInto(String table) {
    return targets.contains(table);
  }
}
