package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The INSERTs that keep what is deleted from a table. Immutable.
 *
 * @param reference the table
 * @param list the INSERTs; that of the archive comes last, so that generated keys are its
 */
record Recordings(Work work, TableReference reference, List<Recording> list) {
  /** What a policy keeps; nothing where it has neither archive nor audit. */
  static Recordings of(Work work, TableReference reference, TablePolicy policy) {
    List<Recording> list = new ArrayList<>();
    if (policy.audit()) {
      list.add(new AuditTable(work, reference, policy).deletion());
    }
    if (policy.deletion() instanceof Deletion.Archive archive) {
      list.add(new ArchiveTable(work, reference, archive).recording());
    }
    return new Recordings(work, reference, list);
  }

  /** What the deletion has to give, in the order of the table. */
  List<String> needed() {
    Set<String> names = new LinkedHashSet<>();
    for (Recording recording : list) {
      recording
          .needed()
          .forEach(
              column ->
                  names.add(
                      work.qualifier(reference) + '.' + LiveTable.quoted(work, column.name())));
    }
    return List.copyOf(names);
  }

  /** What stands before a deletion that each INSERT reads from within (H2). */
  Fragment before() {
    Fragment before = new Fragment();
    for (int i = 0; i < list.size(); i++) {
      before.append(list.get(i).insert(i == list.size() - 1 ? "OLD TABLE (" : "FINAL TABLE ("));
    }
    return before;
  }

  /** What stands behind such a deletion. */
  String after() {
    if (list.isEmpty()) {
      return "";
    }
    return (") AS " + work.tokens().text(reference.nameLast(), reference.nameLast()))
            .repeat(list.size())
        + RetryGuard.behindQuery(work.settings().dialect());
  }
}
