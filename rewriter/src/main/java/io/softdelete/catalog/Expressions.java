package io.softdelete.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads values that become SQL: YAML's booleans, numbers and null are literals, its text is an
 * expression. Not thread-safe.
 */
final class Expressions {
  private static final String EXPECTED = "a boolean, a number, null or text with an SQL expression";

  /** Booleans of YAML 1.1, text of YAML 1.2, and almost certainly not meant as columns. */
  private static final Set<String> OLD_BOOLEANS = Set.of("yes", "no", "on", "off");

  /** Stands in for a mistaken expression that may have been the time: one mistake is enough. */
  private static final SqlExpression MISTAKEN = new SqlExpression("CURRENT_TIMESTAMP");

  private final Mistakes mistakes;
  private final Values values;

  Expressions(Mistakes mistakes, Values values) {
    this.mistakes = mistakes;
    this.values = values;
  }

  Optional<SqlExpression> expression(Setting setting) {
    if (setting.isText()) {
      return isOldBoolean(setting)
          ? values.unexpected(setting, "true or false (or, in quotes, a column of that name)")
          : values.text(setting, EXPECTED, ExpressionParser::parse);
    }
    if (setting.isScalar(Tag.BOOL)) {
      return values.bool(setting).map(value -> new SqlExpression(value.toString()));
    }
    if (setting.isNull()) {
      return Optional.of(SqlExpression.NULL);
    }
    if (setting.isScalar(Tag.INT) || setting.isScalar(Tag.FLOAT)) {
      return isDecimal(setting.scalar())
          ? Optional.of(new SqlExpression(setting.scalar()))
          : values.unexpected(setting, "a decimal number");
    }
    return values.unexpected(setting, EXPECTED);
  }

  /** A map of columns to expressions. */
  Optional<List<Assignment>> assignments(Setting setting) {
    return values
        .map(setting, "a map of columns to SQL expressions")
        .map(
            entries -> {
              List<Assignment> assignments = new ArrayList<>();
              SameNames names = new SameNames();
              entries.forEach(
                  (key, value) -> assignment(key, value, names).ifPresent(assignments::add));
              return assignments;
            });
  }

  private Optional<Assignment> assignment(String key, Setting value, SameNames names) {
    Optional<SqlExpression> expression = expression(value);
    try {
      Identifier column = NameParser.column(key);
      names
          .add(column, value.line())
          .ifPresent(line -> mistakes.add(value, "names the column of line " + line + " again"));
      return Optional.of(new Assignment(value, column, expression.orElse(MISTAKEN)));
    } catch (Unexpected e) {
      mistakes.add(value, e.problem());
      return Optional.empty();
    }
  }

  private static boolean isOldBoolean(Setting setting) {
    return ((ScalarNode) setting.node()).isPlain()
        && OLD_BOOLEANS.contains(setting.scalar().toLowerCase(Locale.ROOT));
  }

  /** YAML also has 0x1F, 0o17, .inf and .nan, which SQL has not. */
  private static boolean isDecimal(String number) {
    return number.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  }
}
