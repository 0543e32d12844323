package io.softdelete.it.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How deleted rows of a twin table are told from active ones, written down a second time: nothing
 * here comes from the catalog's reader, which is under test itself. Immutable.
 *
 * @param column the marker column
 * @param active the condition that active rows meet
 * @param deleted the condition that freshly deleted rows meet, all columns of the catalog's {@code
 *     set} included
 * @param ghosts values that the marker of a ghost may hold, nulls among them
 * @param set the other columns that a deletion writes
 */
public record Marker(
    String column, String active, String deleted, List<Object> ghosts, List<String> set) {
  /** Copies the lists. */
  public Marker {
    ghosts = Collections.unmodifiableList(new ArrayList<>(ghosts));
    set = List.copyOf(set);
  }

  /** A marker whose ghosts hold these values. */
  public static Marker of(String column, String active, String deleted, Object... ghosts) {
    return new Marker(column, active, deleted, Arrays.asList(ghosts), List.of());
  }

  /** The same marker, with columns that a deletion writes beside it. */
  public Marker with(String... columns) {
    return new Marker(column, active, deleted, ghosts, List.of(columns));
  }
}
