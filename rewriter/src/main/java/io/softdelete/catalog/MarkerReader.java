package io.softdelete.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads {@code marker: {column: deleted_at, active: null, deleted: CURRENT_TIMESTAMP}}.
 *
 * <p>The defaults are those three. Where {@code active} is one boolean, also beside null, {@code
 * deleted} is by default the other one; for any other {@code active} it must be given.
 */
final class MarkerReader {
  private static final List<String> KEYS = List.of("column", "active", "deleted");
  private static final Identifier DELETED_AT = new Identifier("deleted_at", false);

  private final Mistakes mistakes;
  private final Values values;
  private final Expressions expressions;

  MarkerReader(Mistakes mistakes, Values values, Expressions expressions) {
    this.mistakes = mistakes;
    this.values = values;
    this.expressions = expressions;
  }

  static Marker standard() {
    return Marker.timestamp(DELETED_AT);
  }

  Optional<Marker> read(Setting setting) {
    return values.map(setting, KEYS).flatMap(keys -> marker(setting, keys));
  }

  private Optional<Marker> marker(Setting setting, Map<String, Setting> keys) {
    Optional<Identifier> column =
        keys.containsKey("column")
            ? values.text(keys.get("column"), "a column name", NameParser::column)
            : Optional.of(DELETED_AT);
    Optional<List<SqlExpression>> active =
        keys.containsKey("active")
            ? active(keys.get("active"))
            : Optional.of(List.of(SqlExpression.NULL));
    Optional<SqlExpression> deleted = deleted(setting, keys, active);
    if (column.isEmpty() || active.isEmpty() || deleted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Marker(column.get(), active.get(), deleted.get()));
  }

  /** One value or a list of them. */
  private Optional<List<SqlExpression>> active(Setting setting) {
    if (!(setting.node() instanceof SequenceNode)) {
      return activeValue(setting).map(List::of);
    }
    List<Setting> items = values.list(setting, "a list").orElse(List.of());
    if (items.isEmpty()) {
      return values.unexpected(setting, "at least one value");
    }
    List<SqlExpression> active = new ArrayList<>();
    for (Setting item : items) {
      activeValue(item).ifPresent(value -> addOnce(active, value, item));
    }
    return active.size() == items.size() ? Optional.of(active) : Optional.empty();
  }

  private Optional<SqlExpression> activeValue(Setting setting) {
    return expressions
        .expression(setting)
        .flatMap(
            value ->
                value.hasPlaceholder()
                    ? values.unexpected(setting, "a value without placeholders, for every reader")
                    : Optional.of(value));
  }

  private void addOnce(List<SqlExpression> active, SqlExpression value, Setting item) {
    if (active.stream().anyMatch(other -> same(other, value))) {
      mistakes.add(item, "found " + Excerpt.of(value.sql()) + " again; expected it once");
    }
    active.add(value);
  }

  private Optional<SqlExpression> deleted(
      Setting setting, Map<String, Setting> keys, Optional<List<SqlExpression>> active) {
    Setting given = keys.get("deleted");
    if (given == null) {
      return active.flatMap(values -> standardDeleted(setting, values));
    }
    Optional<SqlExpression> deleted = expressions.expression(given);
    deleted.ifPresent(
        value -> {
          if (active.orElse(List.of()).stream().anyMatch(other -> same(other, value))) {
            mistakes.add(given, given.found() + ", an active value; expected another one");
          }
        });
    return deleted;
  }

  private Optional<SqlExpression> standardDeleted(Setting setting, List<SqlExpression> active) {
    Set<String> others =
        active.stream()
            .filter(value -> !value.isNull())
            .map(SqlExpression::sql)
            .collect(Collectors.toSet());
    if (others.isEmpty()) {
      return Optional.of(standard().deleted());
    }
    if (others.equals(Set.of("true")) || others.equals(Set.of("false"))) {
      return Optional.of(new SqlExpression(others.contains("true") ? "false" : "true"));
    }
    mistakes.missing(
        setting, "deleted", "the value of a deleted row, as active is neither null nor a boolean");
    return Optional.empty();
  }

  /** Words are the same in any case, text literals and quoted names are not. */
  private static boolean same(SqlExpression left, SqlExpression right) {
    boolean quoted = (left.sql() + right.sql()).chars().anyMatch(c -> "'\"`".indexOf(c) >= 0);
    return quoted ? left.equals(right) : left.sql().equalsIgnoreCase(right.sql());
  }
}
