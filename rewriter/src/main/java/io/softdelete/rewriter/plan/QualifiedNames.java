package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;

/**
 * Names a derived table that stands for a table with its schema: columns that are qualified with
 * schema and table are qualified with that name instead, since a derived table has no schema.
 */
final class QualifiedNames {
  private final Work work;
  private final Tokens tokens;
  private final TableReference reference;
  private final String schema;
  private final String table;

  private QualifiedNames(Work work, TableReference reference, String schema) {
    this.work = work;
    this.tokens = work.tokens();
    this.reference = reference;
    this.schema = schema;
    this.table = work.table(reference);
  }

  /** The name of the derived table for a reference without an alias. */
  static String of(Work work, TableReference reference, int number) {
    String own = work.tokens().text(reference.nameLast(), reference.nameLast());
    return work.schema(reference)
        .map(schema -> new QualifiedNames(work, reference, schema).write(own, number))
        .orElse(own);
  }

  private String write(String own, int number) {
    boolean single = true;
    for (int i = 0; i < tokens.size(); i++) {
      single &= i == reference.nameLast() || !isTable(i) || tokens.is(i + 1, TokenKind.DOT);
    }
    String name = single ? own : "softdelete_" + number;
    for (int i = 0; i < tokens.size(); i++) {
      if (i == reference.nameLast() || !isTable(i)) {
        continue;
      }
      boolean qualifier = tokens.is(i + 1, TokenKind.DOT);
      boolean qualified = i >= 2 && tokens.is(i - 1, TokenKind.DOT);
      boolean same = qualified && work.tables().canonical(tokens, i - 2).equals(schema);
      if (same && qualifier) {
        work.edits().replace(tokens.start(i - 2), tokens.end(i), name);
      } else if (same || (qualifier && !qualified && !single)) {
        throw work.refuse(
            reference.nameFirst(),
            "the registered table "
                + work.name(reference)
                + ", which needs a derived table here, beside another one of its name",
            "give each of them an alias");
      }
    }
    return name;
  }

  private boolean isTable(int token) {
    return tokens.isName(token) && work.tables().canonical(tokens, token).equals(table);
  }
}
