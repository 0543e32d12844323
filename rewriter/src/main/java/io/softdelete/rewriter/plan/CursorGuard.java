package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Marker;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.TokenKind;

/**
 * Keeps {@code WHERE CURRENT OF}, beside which no predicate can stand, away from deleted rows. The
 * cursor saw an active row, but since then it may have been deleted, through this cursor for
 * instance: a deletion that marks leaves it in the cursor's reach. Then the value of the marker
 * fails, which the driver takes for a refusal.
 */
final class CursorGuard {
  /** What the failing value says; PostgreSQL quotes it in its error 22P02. */
  static final String MESSAGE = "softdelete: the row under the cursor is deleted, its marker is ";

  private final Work work;
  private final TableReference target;
  private final Marker marker;

  CursorGuard(Work work, TableReference target, Deletion.Soft soft) {
    this.work = work;
    this.target = target;
    this.marker = soft.marker();
  }

  /** A value for an active row; the row's deletion makes it fail. */
  String value(String value) {
    String column = work.qualifier(target) + '.' + work.written(marker.column());
    return "CASE WHEN "
        + Predicate.of(marker, column, Visibility.ACTIVE)
        + " THEN "
        + value
        + " WHEN CAST(CONCAT('"
        + MESSAGE
        + "', "
        + column
        + ") AS integer) = 0 THEN "
        + column
        + " END";
  }

  /** Adds the failing value to the assignments of an UPDATE. */
  void write(Finding.Update update) {
    String canonical = work.settings().folding().canonical(marker.column());
    for (int i = update.setFirst(); i <= update.setLast(); i++) {
      if (work.tokens().isName(i)
          && work.tables().canonical(work.tokens(), i).equals(canonical)
          && isAssigned(i)) {
        throw work.refuse(
            i,
            "a write to the marker of " + work.name(target) + " with WHERE CURRENT OF",
            "name the row by its key");
      }
    }
    String column = work.written(marker.column());
    String active = value(work.qualifier(target) + '.' + column);
    work.edits().insertAfter(work.tokens(), update.setLast(), ", " + column + " = " + active);
  }

  /** Before an equals sign, or in a list of columns before one. */
  private boolean isAssigned(int at) {
    return work.tokens().is(at + 1, '=')
        || work.tokens().is(at + 1, TokenKind.COMMA)
        || work.tokens().is(at + 1, ')');
  }
}
