package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Identifier;
import io.softdelete.rewriter.Attribution;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * What the planning of one statement works on.
 *
 * @param tokens the text
 * @param settings the settings of the engine
 * @param tables the registered tables
 * @param session the connection
 * @param visibility which rows the statement sees
 * @param hinted who acts and why, as far as the statement's hint says so
 * @param edits where the edits go
 */
public record Work(
    Tokens tokens,
    RewriterSettings settings,
    RegisteredTables tables,
    Session session,
    Visibility visibility,
    Attribution hinted,
    Edits edits) {

  /** The schema of a reference as the database knows it; empty when the statement doesn't say. */
  Optional<String> schema(TableReference reference) {
    return reference.nameFirst() == reference.nameLast()
        ? Optional.empty()
        : Optional.of(tables.canonical(tokens, reference.nameLast() - 2));
  }

  /** The table of a reference as the database knows it. */
  String table(TableReference reference) {
    return tables.canonical(tokens, reference.nameLast());
  }

  List<Session.Column> columns(TableReference reference) {
    return session.columns(schema(reference), table(reference));
  }

  /**
   * The live column of a name that the catalog gives.
   *
   * @throws UnsupportedSql SD006 when the table has none of that name
   */
  Session.Column column(TableReference reference, Identifier name) {
    String known = settings.folding().canonical(name);
    return columns(reference).stream()
        .filter(
            column ->
                settings.folding().canonical(new Identifier(column.name(), true)).equals(known))
        .findFirst()
        .orElseThrow(
            () ->
                mismatch(
                    reference.nameFirst(),
                    "the table " + name(reference) + " has no column " + name,
                    "add it, or correct the catalog"));
  }

  List<UniqueKey> uniqueKeys(TableReference reference) {
    return session.uniqueKeys(schema(reference), table(reference));
  }

  /** The name of a reference as the statement writes it, without an alias. */
  String name(TableReference reference) {
    return tokens.text(reference.nameFirst(), reference.nameLast());
  }

  /** What columns of a reference are qualified with: its alias, or else its name as written. */
  String qualifier(TableReference reference) {
    return reference.alias() >= 0
        ? tokens.text(reference.alias(), reference.alias())
        : name(reference);
  }

  /** The table with its schema, since a common table expression may have the table's name. */
  String place(TableReference reference) {
    String table = table(reference);
    String schema =
        schema(reference)
            .or(() -> session.schemaOf(table))
            .orElseThrow(
                () ->
                    mismatch(
                        reference.nameFirst(), "the table isn't there", "correct the statement"));
    return quoted(schema) + '.' + quoted(table);
  }

  /** A name in double quotes. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A column of the catalog as this database writes it. */
  String written(Identifier column) {
    return settings.dialect().written(column);
  }

  /** Removes tokens and the blanks behind them, and keeps comments between them. */
  void remove(int first, int last) {
    for (int i = first; i <= last; i++) {
      int end = tokens.end(i);
      int next = tokens.start(i + 1);
      boolean blank = tokens.sql().substring(end, next).isBlank();
      boolean anything = i < last || next < tokens.sql().length();
      edits.replace(tokens.start(i), blank && anything ? next : end, "");
    }
  }

  UnsupportedSql mismatch(int token, String thing, String wayOut) {
    return Refusal.mismatch(tokens.sql(), tokens.start(token), thing, wayOut);
  }

  /** Whether a comment stands between tokens. */
  boolean isCommented(int first, int last) {
    for (int i = first; i < last; i++) {
      if (!tokens.sql().substring(tokens.end(i), tokens.start(i + 1)).isBlank()) {
        return true;
      }
    }
    return false;
  }

  UnsupportedSql refuse(int token, String thing, String wayOut) {
    return Refusal.unsafe(tokens.sql(), tokens.start(token), thing, wayOut);
  }
}
