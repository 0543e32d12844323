package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Marker;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Compares SQL of the live schema, which the server has brackets and casts added to, with SQL as
 * people write it. Immutable.
 */
final class IndexPredicate {
  private static final Set<String> TYPE_WORDS =
      Set.of("varying", "precision", "without", "with", "time", "zone");

  private final RewriterSettings settings;
  private final Set<String> active;

  /** What the active rows' predicates of a table may look like. */
  IndexPredicate(RewriterSettings settings, Marker marker) {
    this.settings = settings;
    this.active = activeForms(marker);
  }

  private Set<String> activeForms(Marker marker) {
    String column = marker.column().sql();
    Set<String> forms = new HashSet<>();
    forms.add(plain(Predicate.of(marker, column, Visibility.ACTIVE)));
    List<String> values =
        marker.active().stream().map(value -> value.sql().toLowerCase(Locale.ROOT)).toList();
    if (values.equals(List.of("false"))) {
      forms.addAll(List.of(plain("NOT " + column), plain(column + " IS FALSE")));
    } else if (values.equals(List.of("true"))) {
      forms.addAll(List.of(plain(column), plain(column + " IS TRUE")));
    } else if (Set.copyOf(values).equals(Set.of("false", "null"))) {
      forms.add(plain(column + " IS NOT TRUE"));
    } else if (Set.copyOf(values).equals(Set.of("true", "null"))) {
      forms.add(plain(column + " IS NOT FALSE"));
    }
    if (values.size() == 1) {
      forms.add(plain(values.get(0) + " = " + column));
    } else {
      forms.add(plain(column + " = ANY (ARRAY[" + String.join(", ", values) + "])"));
    }
    return forms;
  }

  /** Whether a predicate is met by the active rows and by no others. */
  boolean isActive(String predicate) {
    return active.contains(plain(predicate));
  }

  /** Whether no deleted row meets a predicate. */
  boolean excludesDeleted(String predicate) {
    return activePart(predicate).isPresent();
  }

  /** What of a predicate no deleted row meets. */
  Optional<String> activePart(String predicate) {
    return isActive(predicate)
        ? Optional.of(predicate)
        : conjuncts(predicate).stream().filter(this::isActive).findFirst();
  }

  /** The parts between the outermost ANDs. */
  private List<String> conjuncts(String predicate) {
    Tokens tokens = tokens(predicate);
    int first = 0;
    int end = tokens.size();
    while (end - first > 1 && tokens.is(first, '(') && tokens.partner(first) == end - 1) {
      first++;
      end--;
    }
    List<String> parts = new ArrayList<>();
    int start = first;
    for (int i = first; i < end; i++) {
      if (tokens.is(i, '(')) {
        i = tokens.partner(i);
      } else if (tokens.isWord(i, "OR")) {
        return List.of();
      } else if (tokens.isWord(i, "AND") && i > start) {
        parts.add(tokens.text(start, i - 1));
        start = i + 1;
      }
    }
    if (start < end) {
      parts.add(tokens.text(start, end - 1));
    }
    return parts;
  }

  /** A text without brackets, casts and white space, its names as the database knows them. */
  String plain(String sql) {
    Tokens tokens = tokens(sql);
    Folding folding = settings.folding();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, '(') || tokens.is(i, ')')) {
        continue;
      }
      if (tokens.text(i, i).equals("::") || (tokens.is(i, ':') && tokens.is(i + 1, ':'))) {
        i = typeEnd(tokens, tokens.is(i, ':') ? i + 2 : i + 1);
      } else {
        text.append(tokens.isName(i) ? folding.canonical(tokens.identifier(i)) : tokens.text(i, i));
        text.append(' ');
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private static int typeEnd(Tokens tokens, int first) {
    int last = first;
    while (true) {
      if (tokens.is(last + 1, '(') || tokens.is(last + 1, '[')) {
        last = tokens.partner(last + 1);
      } else if (tokens.isName(last + 1)
          && TYPE_WORDS.contains(tokens.text(last + 1, last + 1).toLowerCase(Locale.ROOT))) {
        last++;
      } else {
        return last;
      }
    }
  }

  private Tokens tokens(String sql) {
    return Tokens.of(sql, new Lexing(settings.dialect(), false, true));
  }
}
