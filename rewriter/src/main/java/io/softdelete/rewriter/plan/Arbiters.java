package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.UniqueKey.Trait;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys on which an {@code ON CONFLICT} looks for existing rows (PostgreSQL, "INSERT", section
 * "ON CONFLICT Clause"). Immutable.
 *
 * @param keys all of them
 * @param haunted those of them that deleted rows may hold
 * @param predicate the predicate that the conflict target lacks to mean an index of active rows
 */
record Arbiters(List<UniqueKey> keys, List<UniqueKey> haunted, Optional<String> predicate) {
  static Arbiters of(Work work, TableReference reference, Conflict.Target target) {
    Deletion.Soft soft = (Deletion.Soft) reference.policy().orElseThrow().deletion();
    IndexPredicate predicates = new IndexPredicate(work.settings(), soft.marker());
    List<UniqueKey> keys = meant(work, reference, target, predicates);
    List<UniqueKey> partial =
        keys.stream()
            .filter(key -> key.predicate().filter(predicates::isActive).isPresent())
            .toList();
    boolean inferred = target.columns() >= 0 && target.predicateFirst() < 0;
    boolean whole = keys.stream().anyMatch(key -> key.predicate().isEmpty());
    if (inferred && !whole && !partial.isEmpty()) {
      return new Arbiters(partial, List.of(), partial.get(0).predicate());
    }
    boolean elsewhere =
        target.predicateFirst() >= 0 && !whole && !excludes(work, target, predicates);
    return new Arbiters(
        keys,
        haunted(keys, predicates),
        elsewhere
            ? keys.stream()
                .flatMap(key -> key.predicate().stream())
                .flatMap(predicate -> predicates.activePart(predicate).stream())
                .findFirst()
            : Optional.empty());
  }

  private static boolean excludes(Work work, Conflict.Target target, IndexPredicate predicates) {
    return predicates.excludesDeleted(
        work.tokens().text(target.predicateFirst(), target.predicateLast()));
  }

  /** The keys of a table that deleted rows may hold. */
  static List<UniqueKey> haunted(Work work, TableReference reference) {
    Deletion.Soft soft = (Deletion.Soft) reference.policy().orElseThrow().deletion();
    return haunted(work.uniqueKeys(reference), new IndexPredicate(work.settings(), soft.marker()));
  }

  private static List<UniqueKey> haunted(List<UniqueKey> keys, IndexPredicate predicates) {
    return keys.stream()
        .filter(key -> key.predicate().filter(predicates::excludesDeleted).isEmpty())
        .toList();
  }

  private static List<UniqueKey> meant(
      Work work, TableReference reference, Conflict.Target target, IndexPredicate predicates) {
    List<UniqueKey> all = work.uniqueKeys(reference);
    Tokens tokens = work.tokens();
    if (target.constraint() >= 0) {
      String name = work.tables().canonical(tokens, target.constraint());
      return all.stream().filter(key -> key.name().equals(name)).toList();
    }
    if (target.columns() < 0) {
      return all;
    }
    Set<String> wanted = elements(tokens, target.columns(), predicates);
    boolean conditional = target.predicateFirst() >= 0;
    return all.stream()
        .filter(key -> !key.is(Trait.DEFERRABLE) && !key.is(Trait.EXCLUSION))
        .filter(key -> parts(key, predicates).equals(wanted))
        .filter(
            key ->
                conditional
                    || key.predicate().isEmpty()
                    || key.predicate().filter(predicates::isActive).isPresent())
        .toList();
  }

  private static Set<String> parts(UniqueKey key, IndexPredicate predicates) {
    return key.parts().stream()
        .map(part -> part.column().map(Arbiters::quoted).orElse(part.sql()))
        .map(predicates::plain)
        .collect(Collectors.toSet());
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static Set<String> elements(Tokens tokens, int open, IndexPredicate predicates) {
    List<String> elements = new ArrayList<>();
    int start = open + 1;
    for (int i = start; i <= tokens.partner(open); i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      } else if (tokens.is(i, TokenKind.COMMA) || i == tokens.partner(open)) {
        elements.add(predicates.plain(tokens.text(start, counted(tokens, start))));
        start = i + 1;
      }
    }
    return Set.copyOf(elements);
  }

  /** Where the column or expression ends: a collation and an operator class may follow. */
  private static int counted(Tokens tokens, int first) {
    int last = first;
    while (tokens.is(last + 1, TokenKind.DOT)) {
      last += 2;
    }
    if (!tokens.is(first, '(') && tokens.is(last + 1, '(')) {
      last++;
    }
    return tokens.is(last, '(') ? tokens.partner(last) : last;
  }
}
