package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes MariaDB's DELETE from several tables as the UPDATE of several. */
final class MultiDeleteWriter {
  private final Work work;
  private final Tokens tokens;
  private final Finding.MultiDelete delete;
  private final Fragment assignments = new Fragment();

  MultiDeleteWriter(Work work, Finding.MultiDelete delete) {
    this.work = work;
    this.tokens = work.tokens();
    this.delete = delete;
  }

  /** What stands between the tables and WHERE; known when the rest is written. */
  Fragment assignments() {
    return assignments;
  }

  /** Writes all but the predicates and the assignments. */
  List<DeletedTable> write() {
    Set<String> names = new HashSet<>();
    List<SoftTarget> targets = new ArrayList<>();
    for (TableReference target : delete.targets()) {
      if (target.policy().isEmpty()) {
        throw work.refuse(
            target.nameFirst(),
            "a DELETE from registered tables and from " + work.name(target) + ", which is none",
            "delete from one table at a time");
      }
      if (!names.add(work.table(target))) {
        throw work.refuse(
            target.nameFirst(),
            "a DELETE from " + work.name(target) + " under two names",
            "delete from one table at a time");
      }
      targets.add(target(target));
    }
    work.remove(delete.listFirst(), delete.listLast());
    for (int i = delete.keyword() + 1; i < delete.listFirst(); i++) {
      new IgnoredKeys(work).drop(i, delete.targets());
      if (tokens.isWord(i, "QUICK")) {
        work.remove(i, i);
      }
    }
    work.edits().replace(tokens.start(delete.keyword()), tokens.end(delete.keyword()), "UPDATE");
    List<Fragment> lists = targets.stream().map(SoftTarget::qualifiedAssignments).toList();
    assignments.append(" SET ").append(Fragment.join(", ", lists));
    return targets.stream().map(MultiDeleteWriter::deleted).toList();
  }

  /** The rows of one table may have to be recorded before; those of several can't be. */
  private SoftTarget target(TableReference target) {
    return delete.targets().size() == 1
            && target.policy().orElseThrow().deletion() instanceof Deletion.Soft soft
        ? new SoftTarget(work, target, soft)
        : SoftTarget.unkept(work, target, "a DELETE from several tables,");
  }

  private static DeletedTable deleted(SoftTarget target) {
    DeletedTable deleted = target.deleted();
    return deleted.policy().audit() ? deleted.by(DeletedTable.Way.APART) : deleted;
  }
}
