package io.softdelete.cli.explain;

import java.util.List;

/** What a deletion would do to rows. Immutable. */
sealed interface Impact {
  /** Whether the deletion would fail. */
  boolean fails();

  /**
   * Its rows are counted.
   *
   * @param rows the rows that would change, named ones first
   * @param blocked the foreign keys for which it would fail
   */
  record Counted(List<ImpactRow> rows, List<BlockedKey> blocked) implements Impact {
    /** Copies the lists. */
    public Counted {
      rows = List.copyOf(rows);
      blocked = List.copyOf(blocked);
    }

    @Override
    public boolean fails() {
      return !blocked.isEmpty();
    }
  }

  /**
   * They can't be counted.
   *
   * @param reason why, and what to do
   */
  record Unknown(String reason) implements Impact {
    @Override
    public boolean fails() {
      return false;
    }
  }
}
