package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.Marker;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Tokens;

/** Tells which rows of a table a reference to it shows. */
final class SeenRows {
  private final Work work;
  private final Tokens tokens;

  SeenRows(Work work) {
    this.work = work;
    this.tokens = work.tokens();
  }

  /** What a row of a reference must fulfil; a DELETE never deletes a deleted row again. */
  String predicate(TableReference reference, boolean deleted) {
    TablePolicy policy = reference.policy().orElseThrow();
    Visibility seen = visibility(reference);
    if (!(policy.deletion() instanceof Deletion.Soft soft)) {
      // What is deleted isn't there: a DELETE that sees deleted rows only has nothing to delete.
      return deleted && seen == Visibility.ONLY_DELETED ? "1 = 0" : "";
    }
    String column = work.qualifier(reference) + '.' + markerName(reference, soft.marker());
    String predicate = Predicate.of(soft.marker(), column, seen);
    if (!deleted || seen == Visibility.ACTIVE) {
      return predicate;
    }
    String active = Predicate.of(soft.marker(), column, Visibility.ACTIVE);
    return predicate.isEmpty() ? active : active + " AND " + predicate;
  }

  /** Whether a reference shows rows that are in its archive. */
  boolean areInArchive(TableReference reference) {
    return reference
            .policy()
            .filter(policy -> policy.deletion() instanceof Deletion.Archive)
            .isPresent()
        && visibility(reference) != Visibility.ACTIVE;
  }

  /** Which rows a reference shows. */
  Visibility visibility(TableReference reference) {
    return reference.visibility().orElse(work.visibility());
  }

  /** The marker under the name that it has behind {@code AS t(a, b)}, which may rename it. */
  private String markerName(TableReference reference, Marker marker) {
    if (reference.columnAliases() < 0) {
      return work.written(marker.column());
    }
    Folding folding = work.settings().folding();
    String known = folding.canonical(marker.column());
    // The names stand at every second place behind the bracket, between commas.
    int name = reference.columnAliases() + 1;
    for (Session.Column column : work.columns(reference)) {
      if (name >= tokens.partner(reference.columnAliases())) {
        break;
      }
      if (folding.canonical(new Identifier(column.name(), true)).equals(known)) {
        return tokens.text(name, name);
      }
      name += 2;
    }
    return work.written(marker.column());
  }
}
