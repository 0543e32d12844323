package io.softdelete.rewriter.plan;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.parse.Finding;
import java.util.Set;

/** Leaves a DELETE as it is: its rows are deleted physically. */
record HardDeleteWriter(Work work, TablePolicy policy) implements DeleteWriter {
  @Override
  public DeletedTable write(Finding.Delete delete) {
    return new DeletedTable(
        policy, work.schema(delete.target()), work.table(delete.target()), Set.of());
  }

  @Override
  public void writeReturning(Finding.Delete delete) {}
}
