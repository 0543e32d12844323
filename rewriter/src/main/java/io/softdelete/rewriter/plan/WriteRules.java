package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.MarkerWrites;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.MergeBranch;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Tokens;
import java.util.Optional;

/** Refuses what the catalog doesn't let an INSERT or UPDATE do. */
final class WriteRules {
  private final Work work;
  private final Tokens tokens;

  WriteRules(Work work) {
    this.work = work;
    this.tokens = work.tokens();
  }

  void insert(Finding.Insert insert) {
    TableReference target = insert.target();
    if (target.policy().isEmpty()) {
      return;
    }
    TablePolicy policy = target.policy().get();
    if (policy.markerWrites() == MarkerWrites.REFUSE
        && policy.deletion() instanceof Deletion.Soft soft
        && (inserts(insert.columns(), soft) || updates(insert.conflict(), soft))) {
      throw markerWrite(target, policy, soft);
    }
  }

  private boolean updates(Optional<Conflict> conflict, Deletion.Soft soft) {
    return conflict
        .filter(Conflict::updates)
        .filter(update -> assigns(update.setFirst(), update.setLast(), soft))
        .isPresent();
  }

  /** Whether an INSERT writes the marker, as one does that doesn't name its columns. */
  private boolean inserts(int open, Deletion.Soft soft) {
    if (open < 0) {
      return true;
    }
    for (int i = open + 1; i < tokens.partner(open); i++) {
      if (isMarker(i, soft)) {
        return true;
      }
    }
    return false;
  }

  void merge(Finding.Merge merge) {
    TableReference target = merge.target();
    if (target.policy().isEmpty()) {
      return;
    }
    TablePolicy policy = target.policy().get();
    if (policy.markerWrites() == MarkerWrites.REFUSE
        && policy.deletion() instanceof Deletion.Soft soft
        && merge.branches().stream().anyMatch(branch -> writes(branch, soft))) {
      throw markerWrite(target, policy, soft);
    }
  }

  /** Whether an UPDATE of a MERGE assigns the marker. */
  boolean writesMarker(Finding.Merge merge, Deletion.Soft soft) {
    return merge.branches().stream()
        .filter(branch -> branch.action() == MergeBranch.Action.UPDATE)
        .anyMatch(branch -> writes(branch, soft));
  }

  void merge(Finding.KeyedMerge merge) {
    TableReference target = merge.target();
    if (target.policy().isEmpty()) {
      return;
    }
    TablePolicy policy = target.policy().get();
    if (policy.markerWrites() == MarkerWrites.REFUSE
        && policy.deletion() instanceof Deletion.Soft soft
        && inserts(merge.columns(), soft)) {
      throw markerWrite(target, policy, soft);
    }
  }

  private boolean writes(MergeBranch branch, Deletion.Soft soft) {
    return switch (branch.action()) {
      case INSERT -> inserts(branch.columns(), soft);
      case UPDATE -> assigns(branch.then() + 3, branch.last(), soft);
      case DELETE, NOTHING -> false;
    };
  }

  void update(Finding.Update update) {
    for (JoinTree item : update.block().from()) {
      if (item instanceof JoinTree.Table table && table.reference().policy().isPresent()) {
        TablePolicy policy = table.reference().policy().get();
        if (policy.markerWrites() == MarkerWrites.REFUSE
            && policy.deletion() instanceof Deletion.Soft soft
            && assigns(update.setFirst(), update.setLast(), soft)) {
          throw markerWrite(table.reference(), policy, soft);
        }
      }
    }
  }

  private boolean assigns(int first, int last, Deletion.Soft soft) {
    return Assignments.written(work, first, last).contains(marker(soft));
  }

  private boolean isMarker(int index, Deletion.Soft soft) {
    return tokens.isName(index) && work.tables().canonical(tokens, index).equals(marker(soft));
  }

  private String marker(Deletion.Soft soft) {
    return work.settings().folding().canonical(soft.marker().column());
  }

  private RuntimeException markerWrite(
      TableReference target, TablePolicy policy, Deletion.Soft soft) {
    return work.refuse(
        target.nameFirst(),
        "a write to the marker "
            + soft.marker().column()
            + " of "
            + policy.name()
            + ", which marker-writes: refuse forbids (an INSERT has to name its columns)",
        "leave the column out, or use DELETE");
  }
}
