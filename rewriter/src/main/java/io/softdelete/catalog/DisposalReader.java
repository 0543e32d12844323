package io.softdelete.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what becomes of a row beyond its deletion: {@code retention} and {@code erase}. Both may be
 * null, which takes a default back.
 */
final class DisposalReader {
  private static final String RETENTION = "text such as 90d, or null";
  private static final List<String> ERASE_KEYS = List.of("set", "hold");

  private final Mistakes mistakes;
  private final Values values;
  private final Expressions expressions;

  DisposalReader(Mistakes mistakes, Values values, Expressions expressions) {
    this.mistakes = mistakes;
    this.values = values;
    this.expressions = expressions;
  }

  /** The value of {@code retention}. */
  Optional<Retention> retention(Setting setting) {
    return setting.isNull()
        ? Optional.empty()
        : values.text(setting, RETENTION, RetentionParser::parse);
  }

  /** How long a table keeps deleted rows, for which it must know when they were deleted. */
  Optional<Retention> retention(TableSettings table, Deletion deletion) {
    Optional<Retention> retention = table.read("retention", this::retention);
    if (retention.isPresent() && deletion.timeColumn().isEmpty()) {
      String place = deletion instanceof Deletion.Archive ? "archive.set" : "marker.deleted or set";
      String way = table.inherits("retention") ? ", or retention: null" : "";
      table
          .find("retention")
          .ifPresent(
              setting ->
                  mistakes.add(
                      setting,
                      table.name()
                          + " has no time of deletion; expected CURRENT_TIMESTAMP for a column in "
                          + place
                          + way));
    }
    return retention;
  }

  /** What is read of {@code erase}: columns, none if the row is removed, and a condition. */
  record Read(List<Assignment> set, Optional<SqlExpression> hold) {}

  /** The value of {@code erase}; empty if there is no erasure. */
  Optional<Read> erasure(Setting setting) {
    if (setting.isNull()) {
      return Optional.empty();
    }
    if (setting.isText() && setting.scalar().equals("refuse")) {
      return Optional.of(new Read(List.of(), Optional.of(Erasure.ALWAYS)));
    }
    return values
        .map(setting, ERASE_KEYS)
        .flatMap(keys -> columns(keys).map(set -> new Read(set, hold(keys))));
  }

  private Optional<SqlExpression> hold(Map<String, Setting> keys) {
    return Optional.ofNullable(keys.get("hold")).flatMap(expressions::expression);
  }

  private Optional<List<Assignment>> columns(Map<String, Setting> keys) {
    Setting set = keys.get("set");
    if (set == null) {
      return Optional.of(List.of());
    }
    return expressions
        .assignments(set)
        .flatMap(
            columns ->
                columns.isEmpty()
                    ? values.unexpected(set, "at least one column (without set ERASE removes rows)")
                    : Optional.of(columns));
  }

  /** What ERASE does to a table's row. */
  Optional<Erasure> erasure(TableSettings table, Deletion deletion) {
    Optional<Read> read = table.read("erase", this::erasure);
    if (deletion instanceof Deletion.Soft soft) {
      Assignment.refuseMarker(
          soft.marker(), read.map(Read::set).orElse(List.of()), table, mistakes);
    }
    return read.map(erase -> new Erasure(Assignment.map(erase.set()), erase.hold()));
  }
}
