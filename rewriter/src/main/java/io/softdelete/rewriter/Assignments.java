package io.softdelete.rewriter;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assignments of a soft deletion, in an order in which each sees the row as it was. SQL lets
 * all of them see it; MariaDB carries them out one after the other, and an expression sees what was
 * assigned before it.
 */
public final class Assignments {
  private Assignments() {}

  /** The marker and the columns of {@code set}; where no order is right, in the catalog's. */
  public static Map<Identifier, SqlExpression> of(Deletion.Soft soft, RewriterSettings settings) {
    Map<Identifier, SqlExpression> open = inCatalogOrder(soft);
    if (settings.dialect() != Dialect.MARIADB || soft.set().isEmpty()) {
      return open;
    }
    Map<Identifier, SqlExpression> ordered = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      Identifier next =
          open.keySet().stream()
              .filter(column -> readers(column, open, settings).isEmpty())
              .findFirst()
              .orElse(open.keySet().iterator().next());
      ordered.put(next, open.get(next));
      open.remove(next);
    }
    return ordered;
  }

  /** Two columns of which each is read for the other, or more in a circle; empty where none are. */
  public static List<Identifier> circle(Deletion.Soft soft, RewriterSettings settings) {
    Map<Identifier, SqlExpression> open = inCatalogOrder(soft);
    if (settings.dialect() != Dialect.MARIADB) {
      return List.of();
    }
    while (open.keySet().removeIf(column -> readers(column, open, settings).isEmpty())) {
      // Each round takes those whose old value nothing left needs.
    }
    return List.copyOf(open.keySet());
  }

  private static Map<Identifier, SqlExpression> inCatalogOrder(Deletion.Soft soft) {
    Map<Identifier, SqlExpression> assignments = new LinkedHashMap<>();
    assignments.put(soft.marker().column(), soft.marker().deleted());
    assignments.putAll(soft.set());
    return assignments;
  }

  /** The other columns whose expressions read a column. */
  private static List<Identifier> readers(
      Identifier read, Map<Identifier, SqlExpression> assignments, RewriterSettings settings) {
    List<Identifier> readers = new ArrayList<>();
    assignments.forEach(
        (column, value) -> {
          if (!column.equals(read) && reads(value, read, settings)) {
            readers.add(column);
          }
        });
    return readers;
  }

  private static boolean reads(SqlExpression value, Identifier column, RewriterSettings settings) {
    Tokens tokens = Tokens.of(value.sql(), new Lexing(settings.dialect(), false, true));
    String known = settings.folding().canonical(column);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isName(i)
          && !tokens.is(i + 1, '(')
          && !tokens.is(i + 1, TokenKind.DOT)
          && (i == 0 || !tokens.is(i - 1, '{'))
          && settings.folding().canonical(tokens.identifier(i)).equals(known)) {
        return true;
      }
    }
    return false;
  }
}
