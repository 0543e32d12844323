package io.softdelete.jdbc.wrap;

import org.jspecify.annotations.Nullable;

/**
 * What was done to the rows of a result set; few have any of it. As thread-safe as the delegate.
 */
final class RowChanges {
  final RowWrites writes;
  @Nullable RemovedRows removed;

  RowChanges(RowWrites writes) {
    this.writes = writes;
  }
}
