package io.softdelete.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column and the expression that is written into it. Immutable.
 *
 * @param setting its place in the file
 * @param column the column
 * @param value the expression
 */
record Assignment(Setting setting, Identifier column, SqlExpression value) {
  static Map<Identifier, SqlExpression> map(List<Assignment> assignments) {
    Map<Identifier, SqlExpression> map = new LinkedHashMap<>();
    assignments.forEach(assignment -> map.put(assignment.column, assignment.value));
    return map;
  }

  /** Only the marker itself says what the marker's column gets. */
  static void refuseMarker(
      Marker marker, List<Assignment> assignments, TableSettings table, Mistakes mistakes) {
    for (Assignment assignment : assignments) {
      if (SameNames.same(marker.column(), assignment.column)) {
        mistakes.add(
            assignment.setting,
            "found the marker column of " + table.name() + "; expected any other (see marker)");
      }
    }
  }
}
