package io.softdelete.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a table's deletion does: {@code marker}, {@code set}, {@code unset}, {@code archive}.
 */
final class DeletionReader {
  private static final List<String> ARCHIVE_KEYS = List.of("table", "set");

  private final Mistakes mistakes;
  private final Values values;
  private final Expressions expressions;
  private final MarkerReader markers;

  DeletionReader(Mistakes mistakes, Values values, Expressions expressions, MarkerReader markers) {
    this.mistakes = mistakes;
    this.values = values;
    this.expressions = expressions;
    this.markers = markers;
  }

  Optional<Deletion> soft(TableSettings table) {
    Optional<Marker> marker = table.read("marker", markers::read, MarkerReader.standard());
    Optional<List<Assignment>> set = table.read("set", expressions::assignments, List.of());
    Optional<List<Assignment>> unset = table.read("unset", expressions::assignments, List.of());
    if (marker.isEmpty() || set.isEmpty() || unset.isEmpty()) {
      return Optional.empty();
    }
    Assignment.refuseMarker(marker.get(), set.get(), table, mistakes);
    return Optional.of(
        new Deletion.Soft(
            marker.get(), Assignment.map(set.get()), unset(table, set.get(), unset.get())));
  }

  /**
   * What UNDELETE writes, under the column names of {@code set}. Columns that aren't in {@code set}
   * are a mistake of the table's own {@code unset}; an inherited one fits as far as it fits.
   */
  private Map<Identifier, SqlExpression> unset(
      TableSettings table, List<Assignment> set, List<Assignment> unset) {
    SameNames names = new SameNames();
    for (int i = 0; i < set.size(); i++) {
      names.add(set.get(i).column(), i);
    }
    Map<Identifier, SqlExpression> fitting = new LinkedHashMap<>();
    for (Assignment assignment : unset) {
      Optional<Identifier> column =
          names.find(assignment.column()).map(index -> set.get(index).column());
      column.ifPresent(name -> fitting.put(name, assignment.value()));
      if (column.isEmpty() && !table.inherits("unset")) {
        mistakes.add(assignment.setting(), "not a column of set; expected " + columns(set));
      }
    }
    return fitting;
  }

  private static String columns(List<Assignment> set) {
    List<String> names = set.stream().limit(10).map(column -> column.column().sql()).toList();
    return names.isEmpty() ? "no unset without set" : "one of " + String.join(", ", names);
  }

  Optional<Deletion> archive(TableSettings table) {
    Optional<Setting> setting = table.find("archive");
    if (setting.isEmpty()) {
      mistakes.missing(table.setting(), "archive", "{table: …} for delete: archive");
      return Optional.empty();
    }
    Optional<Deletion.Archive> archive = archive(setting.get());
    archive
        .filter(target -> SameNames.same(target.table(), table.name()))
        .ifPresent(
            target ->
                mistakes.add(
                    setting.get(),
                    "found "
                        + target.table()
                        + ", which "
                        + table.name()
                        + " names too; expected another table (or both with their schemas)"));
    return archive.map(target -> target);
  }

  /** The value of {@code archive}. */
  Optional<Deletion.Archive> archive(Setting setting) {
    return values.map(setting, ARCHIVE_KEYS).flatMap(keys -> archive(setting, keys));
  }

  private Optional<Deletion.Archive> archive(Setting setting, Map<String, Setting> keys) {
    Optional<List<Assignment>> set =
        keys.containsKey("set") ? expressions.assignments(keys.get("set")) : Optional.of(List.of());
    if (!keys.containsKey("table")) {
      mistakes.missing(setting, "table", "[schema.]table");
      return Optional.empty();
    }
    return values
        .text(keys.get("table"), "[schema.]table", NameParser::table)
        .flatMap(table -> set.map(columns -> new Deletion.Archive(table, Assignment.map(columns))));
  }
}
