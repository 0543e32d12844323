package io.softdelete.jdbc.execute;

import io.softdelete.catalog.Marker;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.StepSql;
import java.util.List;

/**
 * A foreign key of a written table that leads to a soft one. Immutable.
 *
 * @param key the key
 * @param parents what its parents are named by
 * @param marker what tells active parents
 * @param places where its columns are among those that the write tells
 */
record CheckedReference(
    ForeignKey key, StepSql.Match parents, Marker marker, List<Integer> places) {
  CheckedReference {
    places = List.copyOf(places);
  }
}
