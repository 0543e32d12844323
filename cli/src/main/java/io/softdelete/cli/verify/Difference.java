package io.softdelete.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the driver's database differs from the plain twin. Immutable.
 *
 * @param kind refusal, failure, count, columns, rows or order
 * @param lines what differs
 */
record Difference(Kind kind, List<String> lines) {
  private static final int MOST_ROWS = 5;

  /** Copies the list. */
  Difference {
    lines = List.copyOf(lines);
  }

  /** Kinds of differences. */
  enum Kind {
    /** The driver refused: no wrong result, but no result either. */
    REFUSED,
    /** One failed, the other didn't, or with another SQLState. */
    FAILURE,
    /** Update counts differ, or one gave rows. */
    COUNT,
    /** Columns have other names or types. */
    COLUMNS,
    /** Rows differ. */
    ROWS,
    /** The same rows came in another order. */
    ORDER
  }

  /** What differs between two answers; nothing when they agree. */
  static Optional<Difference> between(Answer plain, Answer driven) {
    if (plain instanceof Answer.Rows left && driven instanceof Answer.Rows right) {
      return rows(left, right);
    }
    if (plain instanceof Answer.Failed left && driven instanceof Answer.Failed right) {
      return left.sqlState().equals(right.sqlState()) ? Optional.empty() : failure(plain, driven);
    }
    if (plain instanceof Answer.Failed || driven instanceof Answer.Failed) {
      return failure(plain, driven);
    }
    return plain.equals(driven)
        ? Optional.empty()
        : Optional.of(new Difference(Kind.COUNT, sides(plain, driven)));
  }

  private static Optional<Difference> failure(Answer plain, Answer driven) {
    boolean refused = driven instanceof Answer.Failed failed && failed.sqlState().startsWith("SD");
    return Optional.of(new Difference(refused ? Kind.REFUSED : Kind.FAILURE, sides(plain, driven)));
  }

  private static Optional<Difference> rows(Answer.Rows plain, Answer.Rows driven) {
    if (!plain.columns().equals(driven.columns())) {
      return Optional.of(
          new Difference(
              Kind.COLUMNS, List.of("plain:  " + plain.columns(), "driver: " + driven.columns())));
    }
    if (plain.rows().equals(driven.rows())) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    only("only plain:  ", plain, driven, lines);
    only("only driver: ", driven, plain, lines);
    return Optional.of(
        lines.isEmpty()
            ? new Difference(Kind.ORDER, List.of("the same rows in another order"))
            : new Difference(Kind.ROWS, lines));
  }

  private static void only(String label, Answer.Rows of, Answer.Rows other, List<String> lines) {
    List<List<String>> rest = RowCounts.less(of.rows(), other.rows());
    rest.stream().limit(MOST_ROWS).forEach(row -> lines.add(label + String.join(" | ", row)));
    if (rest.size() > MOST_ROWS) {
      lines.add(label + "… and " + (rest.size() - MOST_ROWS) + " more rows");
    }
  }

  private static List<String> sides(Answer plain, Answer driven) {
    return List.of("plain:  " + words(plain), "driver: " + words(driven));
  }

  private static String words(Answer answer) {
    if (answer instanceof Answer.Failed failed) {
      return failed.sqlState() + ": " + failed.message().lines().findFirst().orElse("");
    }
    if (answer instanceof Answer.Rows rows) {
      return rows.rows().size() + " rows as a result";
    }
    return "update count " + ((Answer.Count) answer).rows();
  }
}
