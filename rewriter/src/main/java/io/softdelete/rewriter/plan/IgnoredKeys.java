package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets MariaDB's IGNORE leave no row as it is, silently, for the sake of a deleted row that holds
 * the key: an UPDATE is refused, a DELETE goes without the word.
 */
final class IgnoredKeys {
  private final Work work;

  IgnoredKeys(Work work) {
    this.work = work;
  }

  /** An UPDATE IGNORE must not assign a key that deleted rows may hold. */
  void require(Finding.Update update) {
    int ignore = ignore(update);
    if (ignore >= 0) {
      UpdatedTables.of(work, update)
          .forEach(table -> require(table, ignore, update.setFirst(), update.setLast()));
    }
  }

  /** A DELETE drops its IGNORE where deleted rows may collide: a row would stay as it is. */
  void drop(int word, List<TableReference> tables) {
    if (work.tokens().isWord(word, "IGNORE") && tables.stream().anyMatch(this::mayCollide)) {
      work.remove(word, word);
    }
  }

  private boolean mayCollide(TableReference table) {
    if (!(table.policy().orElseThrow().deletion() instanceof Deletion.Soft soft)) {
      return false;
    }
    KeyParts parts = new KeyParts(work, table, soft);
    return Arbiters.haunted(work, table).stream()
        .anyMatch(key -> parts.isWritten(key, parts.deleting()));
  }

  /** The word IGNORE behind UPDATE, before whatever it updates; -1 without it. */
  private int ignore(Finding.Update update) {
    if (work.settings().dialect() != Dialect.MARIADB) {
      return -1;
    }
    Tokens tokens = work.tokens();
    int at = update.setFirst() - 1;
    while (at >= 0 && !tokens.is(at, Keyword.UPDATE)) {
      at = tokens.is(at, TokenKind.CLOSE) ? tokens.partner(at) - 1 : at - 1;
    }
    int next = tokens.is(at + 1, Keyword.LOW_PRIORITY) ? at + 2 : at + 1;
    return tokens.is(next, Keyword.IGNORE) ? next : -1;
  }

  /**
   * Assignments under IGNORE must not be to a key that deleted rows may hold.
   *
   * @param ignore the word IGNORE
   */
  void require(TableReference table, int ignore, int setFirst, int setLast) {
    if (table.policy().isEmpty()
        || !(table.policy().get().deletion() instanceof Deletion.Soft soft)) {
      return;
    }
    KeyParts parts = new KeyParts(work, table, soft);
    Set<String> written = Assignments.written(work, setFirst, setLast);
    Optional<UniqueKey> met =
        Arbiters.haunted(work, table).stream()
            .filter(key -> parts.isWritten(key, written) && !parts.isApart(key, written))
            .findFirst();
    if (met.isPresent()) {
      throw work.refuse(
          ignore,
          "IGNORE beside an assignment to the key "
              + met.get().name()
              + " of "
              + table.policy().get().name()
              + ", which a deleted row may hold",
          "leave IGNORE out");
    }
  }
}
