package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A verb of ours as it was read: it has the form of a DELETE. Immutable.
 *
 * @param form the form, with the verb as its keyword
 * @param queries what else was found: the queries in its conditions
 * @param limits where its order and its limit begin; -1 without a LIMIT or FETCH
 */
public record VerbReader(Finding.Delete form, List<Finding> queries, int limits) {
  /** Copies the list. */
  public VerbReader {
    queries = List.copyOf(queries);
  }

  /**
   * Reads one.
   *
   * @param first the verb
   * @param end the token behind the last
   * @throws io.softdelete.rewriter.UnsupportedSql when it isn't understood
   */
  public static VerbReader read(
      Tokens tokens,
      int first,
      int end,
      RewriterSettings settings,
      RegisteredTables tables,
      Session session) {
    Reading reading = new Reading(tokens, settings, tables, session);
    reading.limit(first, end);
    new DeleteReader(reading).delete(Scope.EMPTY);
    reading.requireEnd();
    List<Finding> queries = new ArrayList<>(reading.findings);
    Optional<Finding.Delete> form =
        reading.findings.stream()
            .filter(Finding.Delete.class::isInstance)
            .map(Finding.Delete.class::cast)
            .filter(delete -> delete.keyword() == first)
            .findFirst();
    if (form.isEmpty()) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(first),
          tokens.text(first, first) + " from several tables",
          "name one table, and others in a sub-query");
    }
    queries.remove(form.get());
    return new VerbReader(form.get(), queries, limits(tokens, form.get().block(), end));
  }

  private static int limits(Tokens tokens, QueryBlock block, int end) {
    int from = Math.max(block.last(), block.conditionLast()) + 1;
    for (int i = from; i < end; i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      } else if (tokens.is(i, Keyword.LIMIT) || tokens.is(i, Keyword.FETCH)) {
        return from;
      }
    }
    return -1;
  }
}
