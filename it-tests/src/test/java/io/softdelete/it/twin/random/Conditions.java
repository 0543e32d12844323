package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Type;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes conditions. Most hold for most rows: a condition that nothing meets hides whether ghosts
 * were filtered.
 */
final class Conditions {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Conditions(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /** Any condition over these relations and the ones around. */
  String condition(Scope scope, int depth) {
    if (depth > 0) {
      switch (choices.below(10)) {
        case 0 -> {
          return predicate(scope, depth - 1) + " AND " + predicate(scope, depth - 1);
        }
        case 1 -> {
          return predicate(scope, depth - 1) + " OR " + predicate(scope, depth - 1);
        }
        case 2 -> {
          return choices.of("NOT ", "", "") + "(" + condition(scope, depth - 1) + ")";
        }
        case 3 -> {
          return "("
              + predicate(scope, depth - 1)
              + " OR "
              + predicate(scope, depth - 1)
              + ") AND "
              + predicate(scope, depth - 1);
        }
        default -> {
          return predicate(scope, depth);
        }
      }
    }
    return predicate(scope, depth);
  }

  private String predicate(Scope scope, int depth) {
    if (depth > 0 && draft.hasRoom() && choices.percent(60)) {
      return overQuery(scope, depth);
    }
    List<Field> fields = scope.own().isEmpty() ? scope.surrounding() : scope.own();
    if (fields.isEmpty()) {
      return draft.typedValue(Type.INTEGER) + " <= " + draft.literal(Type.INTEGER);
    }
    // What lifecycle columns of active rows hold is always the same.
    List<Field> telling =
        fields.stream().filter(field -> field.role() != Column.Role.LIFECYCLE).toList();
    Field field = choices.from(telling.isEmpty() || choices.percent(7) ? fields : telling);
    String sql = grammar.expressions().field(field, scope);
    if (choices.percent(10)) {
      return sql + choices.of(" IS NOT NULL", " IS NOT NULL", " IS NULL");
    }
    return switch (field.type()) {
      case INTEGER, DECIMAL -> number(sql, scope, depth);
      case TEXT -> text(sql);
      case BOOLEAN ->
          choices.of(
              sql,
              "NOT " + sql,
              sql + " IS TRUE",
              sql + " IS NOT TRUE",
              sql + " IS NOT NULL",
              sql + " = FALSE");
      case DATE ->
          choices.percent(50)
              ? sql + " <> " + draft.value(Type.DATE)
              : sql + choices.of(" >= DATE '2020-01-01'", " <= DATE '2023-03-01'");
      case TIMESTAMP -> sql + choices.of(" IS NULL", " IS NOT NULL");
    };
  }

  private String number(String sql, Scope scope, int depth) {
    return switch (choices.below(7)) {
      case 0 -> sql + " <> " + draft.value(Type.INTEGER);
      case 1 -> sql + " >= " + choices.between(-20, 3);
      case 2 -> sql + " <= " + choices.between(4, 200);
      case 3 -> sql + " BETWEEN " + draft.count(-9, 3) + " AND " + draft.count(6, 150);
      case 4 ->
          sql
              + choices.of(" NOT IN (", " NOT IN (", " IN (")
              + IntStream.range(0, choices.between(1, 4))
                  .mapToObj(i -> draft.value(Type.INTEGER))
                  .collect(Collectors.joining(", "))
              + ")";
      case 5 ->
          draft.mariadb()
              ? "NOT " + sql + " <=> " + choices.below(9)
              : sql + " IS DISTINCT FROM " + choices.below(9);
      default ->
          sql
              + choices.of(" <= ", " >= ", " <> ", " = ")
              + grammar.expressions().value(Type.INTEGER, scope, Math.min(depth, 1));
    };
  }

  private String text(String sql) {
    if (draft.postgresql() && choices.percent(3)) {
      String list = "ARRAY[" + sql + ", 'Rome']";
      return choices.percent(50)
          ? "to_jsonb(" + list + ") " + Draft.QUESTION_MARK + " 'Ada' IS NOT TRUE"
          : "NOT to_jsonb("
              + list
              + ") "
              + Draft.QUESTION_MARK
              + choices.of("| ", "& ")
              + "ARRAY['Oslo', 'Ada']";
    }
    return switch (choices.below(6)) {
      case 0, 1 -> sql + " <> " + draft.value(Type.TEXT);
      case 2 ->
          sql
              + " LIKE '%"
              + choices.of("a", "e", "")
              + "%'"
              + choices.of("", "", "", "", " ESCAPE '!'", " {escape '!'}");
      case 3 ->
          sql + choices.of(" NOT IN (", " NOT IN (", " IN (") + draft.value(Type.TEXT) + ", 'Ada')";
      case 4 -> sql + choices.of(" >= 'B'", " < 'P'", " >= ''");
      default -> "COALESCE(" + sql + ", 'none') <> " + draft.value(Type.TEXT);
    };
  }

  private String overQuery(Scope scope, int depth) {
    Queries queries = grammar.queries();
    List<Field> numbers = scope.own(Type.INTEGER).stream().filter(Field::key).toList();
    int kind = choices.below(20);
    if (numbers.isEmpty() || kind < 7) {
      return choices.of("EXISTS ", "NOT EXISTS ", "EXISTS ")
          + queries.lookup(List.of(Type.INTEGER), scope, depth - 1, true);
    }
    if (kind < 11) {
      // How many there are changes with every ghost; whether there are any seldom does.
      return queries.count(scope, depth - 1)
          + choices.of(" = ", " <> ", " >= ", " < ")
          + choices.between(0, 2);
    }
    Field field = choices.from(numbers);
    String sql = grammar.expressions().field(field, scope);
    if (kind < 16) {
      return sql
          + choices.of(" IN ", " IN ", " NOT IN ")
          + queries.lookup(List.of(Type.INTEGER), scope, depth - 1, false);
    }
    if (kind < 18) {
      return sql
          + choices.of(" = ANY ", " <> ALL ", " >= ALL ", " < ANY ", " = SOME ")
          + queries.lookup(List.of(Type.INTEGER), scope, depth - 1, false);
    }
    List<Field> texts = scope.own(Type.TEXT);
    if (kind == 18 && !texts.isEmpty()) {
      return "("
          + sql
          + ", "
          + choices.from(texts).sql()
          + ")"
          + choices.of(" IN ", " NOT IN ")
          + queries.lookup(List.of(Type.INTEGER, Type.TEXT), scope, depth - 1, false);
    }
    return sql
        + choices.of(" <= ", " >= ", " <> ", " < ")
        + queries.scalar(Type.INTEGER, scope, depth - 1);
  }

  /** A condition that joins rows of two sides, mostly on equal keys. */
  String joining(List<Field> left, List<Field> right, boolean equalityOnly) {
    List<Field> others = keys(right);
    List<Field> fitting =
        keys(left).stream()
            .filter(one -> others.stream().anyMatch(other -> other.type() == one.type()))
            .toList();
    if (fitting.isEmpty()) {
      return "1 = 1";
    }
    Field one = choices.from(fitting);
    Field other =
        choices.from(others.stream().filter(field -> field.type() == one.type()).toList());
    String operator = equalityOnly || choices.percent(96) ? " = " : choices.of(" <= ", " <> ");
    return choices.percent(50)
        ? other.sql() + operator + one.sql()
        : one.sql() + operator + other.sql();
  }

  /** The keys, or all columns where there are none. */
  private static List<Field> keys(List<Field> fields) {
    List<Field> keys = fields.stream().filter(Field::key).toList();
    return keys.isEmpty() ? fields : keys;
  }
}
