package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Type;
import java.util.List;

/** Writes expressions that give one value for each row. */
final class Expressions {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Expressions(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /** Any expression of this type. */
  String value(Type type, Scope scope, int depth) {
    if (depth <= 0 || choices.percent(45)) {
      return leaf(type, scope);
    }
    if (choices.percent(25) && draft.hasRoom()) {
      return grammar.queries().scalar(type, scope, depth - 1);
    }
    if (choices.percent(15)) {
      return either(type, scope, depth - 1);
    }
    return switch (type) {
      case INTEGER, DECIMAL -> integer(scope, depth - 1);
      case TEXT -> text(scope, depth - 1);
      case BOOLEAN -> "(" + grammar.conditions().condition(scope, depth - 1) + ")";
      case DATE, TIMESTAMP ->
          "COALESCE(" + leaf(type, scope) + ", " + value(type, scope, depth - 1) + ")";
    };
  }

  /** A value that a column can hold. */
  String stored(Column column, Scope scope, int depth) {
    String value = value(column.type(), scope, depth);
    return column.nullable() ? value : "COALESCE(" + value + ", 1)";
  }

  /** A column where there is one, else a literal that says its type. */
  String leaf(Type type, Scope scope) {
    List<Field> own = scope.own(type);
    List<Field> surrounding = scope.surrounding(type);
    if (!own.isEmpty() && (surrounding.isEmpty() || choices.percent(85))) {
      return field(choices.from(own), scope);
    }
    if (!surrounding.isEmpty() && choices.percent(85)) {
      return choices.from(surrounding).sql();
    }
    return draft.typedValue(type);
  }

  /** A reference to a column of the innermost FROM. */
  String field(Field field, Scope scope) {
    boolean unique =
        scope.whole()
            && scope.own().stream().filter(other -> other.name().equals(field.name())).count() == 1;
    return unique && choices.percent(15) ? field.name() : field.sql();
  }

  private String either(Type type, Scope scope, int depth) {
    if (choices.percent(33)) {
      return "COALESCE(" + leaf(type, scope) + ", " + value(type, scope, depth) + ")";
    }
    String start =
        "CASE WHEN "
            + grammar.conditions().condition(scope, depth)
            + " THEN "
            + value(type, scope, depth);
    return choices.percent(50) ? start + " ELSE " + leaf(type, scope) + " END" : start + " END";
  }

  private String integer(Scope scope, int depth) {
    // Nothing that overflows: a database may evaluate it on a ghost that is filtered afterwards.
    return switch (choices.below(7)) {
      case 0 -> "(" + leaf(Type.INTEGER, scope) + " / " + choices.between(1, 3) + ")";
      case 1 ->
          "CAST("
              + leaf(Type.INTEGER, scope)
              + (draft.mariadb() ? " AS SIGNED) - " : " AS BIGINT) - ")
              + choices.between(1, 9);
      case 2 -> "CHAR_LENGTH(" + value(Type.TEXT, scope, depth) + ")";
      case 3 -> "MOD(" + leaf(Type.INTEGER, scope) + ", 5)";
      case 4 -> "EXTRACT(YEAR FROM " + leaf(Type.DATE, scope) + ")";
      case 5 -> "NULLIF(" + value(Type.INTEGER, scope, depth) + ", " + choices.below(9) + ")";
      default ->
          "GREATEST(" + leaf(Type.INTEGER, scope) + ", " + value(Type.INTEGER, scope, depth) + ")";
    };
  }

  private String text(Scope scope, int depth) {
    return switch (choices.below(6)) {
      case 0 -> joined(leaf(Type.TEXT, scope), value(Type.TEXT, scope, depth));
      case 1 -> {
        String argument = value(Type.TEXT, scope, depth) + ")";
        yield choices.percent(10)
            ? "{fn " + choices.of("UCASE(", "LCASE(") + argument + "}"
            : choices.of("UPPER(", "UPPER(", "LOWER(") + argument;
      }
      case 2 -> draft.cast(leaf(Type.INTEGER, scope), Type.TEXT);
      case 3 -> "SUBSTRING(" + leaf(Type.TEXT, scope) + " FROM 1 FOR 2)";
      case 4 -> "TRIM(" + value(Type.TEXT, scope, depth) + ")";
      default -> draft.cast(leaf(Type.DATE, scope), Type.TEXT);
    };
  }

  private String joined(String left, String right) {
    if (!draft.mariadb() && choices.percent(90)) {
      return "(" + left + " || " + right + ")";
    }
    String call = "CONCAT(" + left + ", " + right + ")";
    return choices.percent(20) ? "{fn " + call + "}" : call;
  }
}
