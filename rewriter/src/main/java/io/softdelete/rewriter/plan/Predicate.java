package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Marker;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.rewriter.Visibility;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the condition that tells active rows from deleted ones. */
public final class Predicate {
  private Predicate() {}

  /**
   * The condition under which a row is seen; empty when all are.
   *
   * @param column the marker as the statement names it, with its qualifier
   */
  public static String of(Marker marker, String column, Visibility visibility) {
    return switch (visibility) {
      case ACTIVE -> active(marker, column);
      case ONLY_DELETED -> deleted(marker, column);
      case WITH_DELETED -> "";
    };
  }

  private static String active(Marker marker, String column) {
    List<String> values = values(marker);
    if (values.isEmpty()) {
      return column + " IS NULL";
    }
    String known =
        values.size() == 1
            ? column + " = " + values.get(0)
            : column + " IN (" + String.join(", ", values) + ")";
    return hasNull(marker) ? "(" + known + " OR " + column + " IS NULL)" : known;
  }

  /** A row is deleted when the active condition isn't true, so also where it is unknown. */
  private static String deleted(Marker marker, String column) {
    List<String> values = values(marker);
    if (values.isEmpty()) {
      return column + " IS NOT NULL";
    }
    String other =
        values.size() == 1
            ? column + " <> " + values.get(0)
            : column + " NOT IN (" + String.join(", ", values) + ")";
    return hasNull(marker) ? other : "(" + other + " OR " + column + " IS NULL)";
  }

  private static boolean hasNull(Marker marker) {
    return marker.active().stream().anyMatch(SqlExpression::isNull);
  }

  private static List<String> values(Marker marker) {
    return marker.active().stream()
        .filter(value -> !value.isNull())
        .map(Predicate::operand)
        .collect(Collectors.toList());
  }

  /** An expression of more than one word or literal in brackets. */
  private static String operand(SqlExpression value) {
    String sql = value.sql();
    boolean literal = sql.indexOf('\'') == 0 && sql.indexOf('\'', 1) == sql.length() - 1;
    boolean word = sql.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
    return literal || word ? sql : "(" + sql + ")";
  }
}
