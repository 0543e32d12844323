package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement as a whole says about each of its query blocks. Immutable.
 *
 * @param groupsDifferently whether rows are grouped in more than one way anywhere in it
 * @param targets the tables that it inserts into, as the database knows them
 * @param findings what was found in it
 */
record StatementTraits(boolean groupsDifferently, Set<String> targets, List<Finding> findings) {
  StatementTraits {
    findings = List.copyOf(findings);
    targets = Set.copyOf(targets);
  }

  /** The traits of a statement in which this was found. */
  static StatementTraits of(Work work, List<Finding> findings) {
    return new StatementTraits(
        findings.stream()
            .anyMatch(
                finding -> finding instanceof Finding.Query query && query.block().groupingSets()),
        findings.stream()
            .filter(Finding.Insert.class::isInstance)
            .map(finding -> work.table(((Finding.Insert) finding).target()))
            .collect(Collectors.toSet()),
        findings);
  }

  boolean insertsInto(String table) {
    return targets.contains(table);
  }
}
