package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a MariaDB table's unique keys hang on: columns, their first characters, and what generated
 * columns are computed from.
 */
final class KeyParts {
  private final Work work;
  private final String marker;
  private final Map<String, SqlExpression> set = new HashMap<>();
  private final Map<String, Column> columns = new HashMap<>();

  KeyParts(Work work, TableReference table, Deletion.Soft soft) {
    this.work = work;
    this.marker = canonical(soft.marker().column());
    soft.set().forEach((column, value) -> set.put(canonical(column), value));
    work.columns(table).forEach(it -> columns.put(canonical(new Identifier(it.name(), true)), it));
  }

  /** The columns that a deletion writes. */
  Set<String> deleting() {
    Set<String> names = new TreeSet<>(set.keySet());
    names.add(marker);
    return names;
  }

  /** Whether one who writes these columns changes the key. */
  boolean isWritten(UniqueKey key, Set<String> written) {
    return key.parts().stream()
        .anyMatch(part -> sources(part).stream().anyMatch(written::contains));
  }

  /**
   * Whether a deletion sets a row's key apart from those of active rows, if these columns are
   * written besides: by the marker, or by what tells one deleted row from another.
   */
  boolean isApart(UniqueKey key, Set<String> written) {
    return key.parts().stream()
        .flatMap(part -> sources(part).stream())
        .anyMatch(it -> !written.contains(it) && (it.equals(marker) || isToken(it)));
  }

  /** A constant, or what is made of the value before, may be an active row's too. */
  private boolean isToken(String column) {
    SqlExpression value = set.get(column);
    if (value == null || value.hasPlaceholder() || value.isCurrentTimestamp()) {
      return value != null;
    }
    Tokens tokens = tokens(value.sql());
    boolean varies = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isName(i)) {
        String name = canonical(tokens.identifier(i));
        if (name.equals(column)) {
          return false;
        }
        varies |= columns.containsKey(name) || tokens.is(i + 1, '(');
      }
    }
    return varies;
  }

  private Set<String> sources(UniqueKey.Part part) {
    Set<String> names = new TreeSet<>();
    if (part.column().isEmpty()) {
      addNames(part.sql(), names);
      return names;
    }
    String name = canonical(new Identifier(part.column().get(), true));
    names.add(name);
    Column column = columns.get(name);
    if (column != null && column.generated()) {
      column.byDefault().ifPresent(sql -> addNames(sql, names));
    }
    return names;
  }

  private void addNames(String sql, Set<String> names) {
    Tokens tokens = tokens(sql);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isName(i)) {
        names.add(canonical(tokens.identifier(i)));
      }
    }
  }

  private Tokens tokens(String sql) {
    return Tokens.of(
        sql, new Lexing(work.settings().dialect(), work.session().backslashEscapes(), true));
  }

  private String canonical(Identifier name) {
    return work.settings().folding().canonical(name);
  }
}
