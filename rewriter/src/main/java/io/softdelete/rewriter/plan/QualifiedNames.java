package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Names a derived table that stands for a table with its schema: columns that are qualified with
 * schema and table are qualified with that name instead, since a derived table has no schema. It is
 * the table's own name, unless columns would then be taken for another table's.
 */
final class QualifiedNames {
  private final Work work;
  private final Tokens tokens;
  private final List<NameScope> scopes;
  private final TableReference reference;
  private final String schema;
  private final String table;

  private QualifiedNames(
      Work work, List<Finding> findings, TableReference reference, String schema) {
    this.work = work;
    this.tokens = work.tokens();
    this.scopes = NameScope.of(work, findings);
    this.reference = reference;
    this.schema = schema;
    this.table = work.table(reference);
  }

  /**
   * The name of the derived table for a reference without an alias.
   *
   * @param findings what was found in the statement
   */
  static String of(Work work, List<Finding> findings, TableReference reference, int number) {
    String own = work.tokens().text(reference.nameLast(), reference.nameLast());
    return work.schema(reference)
        .map(schema -> new QualifiedNames(work, findings, reference, schema).write(own, number))
        .orElse(own);
  }

  private String write(String own, int number) {
    NameScope home =
        scopes.stream()
            .filter(scope -> scope.names(reference.nameLast()))
            .findFirst()
            .orElseThrow(this::refuse);
    Optional<NameScope.Name> beside = home.find(table, reference.nameLast());
    boolean distinct = beside.isPresent();
    List<Integer> qualified = new ArrayList<>();
    List<Integer> plain = new ArrayList<>();
    for (int i = home.first(); i <= home.last(); i++) {
      if (!isQualifier(i)) {
        continue;
      }
      Optional<NameScope.Name> nearer = nearer(home, i);
      if (i < 2 || !tokens.is(i - 1, TokenKind.DOT)) {
        if (nearer.isEmpty()) {
          plain.add(i);
        }
      } else if (tokens.isName(i - 2)
          && work.tables().canonical(tokens, i - 2).equals(schema)
          && !nearer.flatMap(NameScope.Name::schema).equals(Optional.of(schema))) {
        if (nearer.isPresent() && nearer.get().schema().isEmpty()) {
          throw refuse();
        }
        distinct |= nearer.isPresent();
        qualified.add(i);
      }
    }
    boolean same = beside.flatMap(NameScope.Name::schema).equals(Optional.of(schema));
    if ((beside.isPresent() && !plain.isEmpty()) || (same && !qualified.isEmpty())) {
      throw refuse();
    }
    String name = distinct ? "softdelete_" + number : own;
    qualified.forEach(i -> work.edits().replace(tokens.start(i - 2), tokens.end(i), name));
    if (distinct) {
      plain.forEach(i -> work.edits().replace(tokens.start(i), tokens.end(i), name));
    }
    return name;
  }

  /** What has the table's name in the sub-query nearest to a token. */
  private Optional<NameScope.Name> nearer(NameScope home, int token) {
    return scopes.stream()
        .filter(scope -> home.surrounds(scope) && scope.contains(token))
        .sorted(Comparator.comparingInt(NameScope::length))
        .flatMap(scope -> scope.find(table, -1).stream())
        .findFirst();
  }

  private boolean isQualifier(int token) {
    return (token < reference.nameFirst() || token > reference.nameLast())
        && tokens.isName(token)
        && tokens.is(token + 1, TokenKind.DOT)
        && work.tables().canonical(tokens, token).equals(table);
  }

  private UnsupportedSql refuse() {
    return work.refuse(
        reference.nameFirst(),
        "the registered table "
            + work.name(reference)
            + ", which needs a derived table here, beside another one of its name",
        "give each of them an alias");
  }
}
