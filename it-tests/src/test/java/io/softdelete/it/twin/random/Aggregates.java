package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Type;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes aggregates and window functions whose result doesn't hang on an order that nothing fixes.
 */
final class Aggregates {
  private static final int MOST_SORT_COLUMNS = 20;

  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Aggregates(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /** An aggregate of this type over the rows of a group. */
  String aggregate(Type type, Scope rows, int depth) {
    // With nothing but columns of a query around in it, it would be that query's aggregate.
    Scope scope = rows.detached();
    String plain = plain(type, scope, depth);
    return choices.percent(12) && !draft.mariadb()
        ? plain + " FILTER (WHERE " + grammar.conditions().condition(scope, depth - 1) + ")"
        : plain;
  }

  private String plain(Type type, Scope scope, int depth) {
    Expressions expressions = grammar.expressions();
    String argument = expressions.value(type, scope, choices.percent(20) ? depth - 1 : 0);
    return switch (type) {
      case INTEGER, DECIMAL ->
          switch (choices.below(10)) {
            case 0, 1, 2 -> "COUNT(*)";
            case 3, 4 -> "COUNT(" + argument + ")";
            case 5 -> "COUNT(DISTINCT " + argument + ")";
            case 6, 7 -> "SUM(" + argument + ")";
            case 8 -> "MAX(" + argument + ")";
            default -> "MIN(" + argument + ")";
          };
      case TEXT ->
          switch (choices.below(3)) {
            case 0 -> "MAX(" + argument + ")";
            case 1 -> "MIN(" + argument + ")";
            default -> {
              String text = expressions.leaf(Type.TEXT, scope);
              yield draft.mariadb()
                  ? "GROUP_CONCAT(" + text + " ORDER BY " + text + " SEPARATOR ',')"
                  : "STRING_AGG(" + text + ", ',' ORDER BY " + text + ")";
            }
          };
      case BOOLEAN ->
          (draft.mariadb() ? choices.of("MAX(", "MIN(") : choices.of("BOOL_OR(", "EVERY("))
              + argument
              + ")";
      case DATE, TIMESTAMP -> choices.of("MAX(", "MIN(") + argument + ")";
    };
  }

  /** A window function that gives a number. */
  String window(Scope rows) {
    Scope scope = rows.detached();
    Expressions expressions = grammar.expressions();
    String number = expressions.leaf(Type.INTEGER, scope);
    String partition = "PARTITION BY " + expressions.leaf(Type.INTEGER, scope);
    List<Field> all = scope.own();
    if (all.size() > MOST_SORT_COLUMNS || choices.percent(50)) {
      return switch (choices.below(4)) {
        case 0 -> "COUNT(*) OVER ()";
        case 1 -> "SUM(" + number + ") OVER (" + partition + ")";
        case 2 -> "RANK() OVER (" + partition + " ORDER BY " + number + ")";
        default -> "MAX(" + number + ") OVER (ORDER BY " + number + ")";
      };
    }
    // Rows that are equal in every column may change places: nobody can tell.
    String total = all.stream().map(Field::sql).collect(Collectors.joining(", "));
    String order = "ORDER BY " + total;
    return switch (choices.below(4)) {
      case 0 -> "ROW_NUMBER() OVER (" + order + ")";
      case 1 -> "ROW_NUMBER() OVER (" + partition + " " + order + ")";
      case 2 -> "LAG(" + number + ") OVER (" + order + ")";
      default ->
          "SUM(" + number + ") OVER (" + order + " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)";
    };
  }
}
