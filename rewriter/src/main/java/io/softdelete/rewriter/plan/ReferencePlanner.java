package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.CheckedWrite;
import io.softdelete.rewriter.CheckedWrite.Told;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.ReferenceSql;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets the one write of a text tell the references that it leaves in the rows: {@code foreign-keys:
 * strict}. Used once.
 */
public final class ReferencePlanner {
  private static final String WAY_OUT =
      "send it as a statement of its own, or write 'foreign-keys: emulate' into the catalog";

  private final RootPlanner.Columns columnsOf;

  /** What is to be returned for the application's sake, as generated keys. */
  private final List<String> keys;

  private Optional<Write> write = Optional.empty();

  /**
   * A planner.
   *
   * @param columnsOf the columns of a table whose values are to be checked
   * @param keys what is to be returned before them where the text has no RETURNING
   */
  public ReferencePlanner(RootPlanner.Columns columnsOf, List<String> keys) {
    this.columnsOf = columnsOf;
    this.keys = List.copyOf(keys);
  }

  /** A write to a table with keys to check, of which these columns may be written. */
  private record Write(
      Work work, TableReference target, int token, List<String> columns, Finding finding) {}

  private record Plan(Optional<String> schema, String table, Told told, boolean returning) {}

  private Optional<Plan> plan = Optional.empty();

  /** Plans one statement of a text, behind all other edits. */
  public void plan(Work work, List<Finding> findings, int first, int end) {
    for (Finding finding : findings) {
      if (finding instanceof Finding.Insert insert) {
        find(work, insert.target(), insert.keyword(), Optional.empty(), finding);
      } else if (finding instanceof Finding.Merge merge) {
        find(work, merge.target(), merge.target().nameFirst(), Optional.empty(), finding);
      } else if (finding instanceof Finding.KeyedMerge merge) {
        find(work, merge.target(), merge.keyword(), Optional.empty(), finding);
      } else if (finding instanceof Finding.Update update) {
        update(work, update);
      } else if (finding instanceof Finding.CopyFrom copy
          && !columns(work, copy.table()).isEmpty()) {
        throw refuse(work, copy.table().nameFirst(), "COPY FROM");
      }
    }
    if (write.isPresent()) {
      if (first > 0 || end < work.tokens().size() - 1) {
        throw refuse(work, first, "another statement beside");
      }
      plan = Optional.of(write(work, write.get(), first, end));
    }
  }

  private void update(Work work, Finding.Update update) {
    Set<String> written = Assignments.written(work, update.setFirst(), update.setLast());
    List<JoinTree> from = update.block().from();
    if (work.settings().dialect() != Dialect.MARIADB) {
      target(work, from.get(0), update, written);
      return;
    }
    from.forEach(item -> target(work, item, update, written));
    if (write.isPresent() && !(from.size() == 1 && from.get(0) instanceof JoinTree.Table)) {
      throw refuse(work, update.setFirst(), "an UPDATE of joined tables as");
    }
  }

  private void target(Work work, JoinTree item, Finding.Update update, Set<String> written) {
    if (item instanceof JoinTree.Table table) {
      // The word SET: behind it an opening bracket may stand.
      find(work, table.reference(), update.setFirst() - 1, Optional.of(written), update);
    } else if (item instanceof JoinTree.Join join) {
      target(work, join.left(), update, written);
      target(work, join.right(), update, written);
    }
  }

  /** All of them: composite keys, of which only some columns are written, are told whole. */
  private List<String> columns(Work work, TableReference target) {
    return target.policy().isEmpty()
        ? List.of()
        : columnsOf.of(work.schema(target), work.table(target));
  }

  private void find(
      Work work, TableReference target, int token, Optional<Set<String>> written, Finding finding) {
    List<String> columns =
        columns(work, target).stream()
            .filter(
                column ->
                    written.isEmpty()
                        || written.get().stream().anyMatch(name -> name.equalsIgnoreCase(column)))
            .toList();
    if (columns.isEmpty()) {
      return;
    }
    if (write.isPresent() || work.tokens().partner(token) >= 0) {
      throw refuse(work, token, "more than one change, or a change within,");
    }
    write = Optional.of(new Write(work, target, token, columns, finding));
  }

  private Plan write(Work work, Write found, int first, int end) {
    switch (work.tokens().keyword(first)) {
      case INSERT, UPDATE, MERGE, REPLACE, WITH -> {}
      default -> throw refuse(work, first, "something around");
    }
    if (work.settings().dialect() == Dialect.H2) {
      requireInsertsOnly(work, found);
    }
    Told told =
        switch (work.settings().dialect()) {
          case POSTGRESQL -> Told.RETURNED;
          case MARIADB -> found.finding() instanceof Finding.Update ? Told.VARIABLE : Told.RETURNED;
          default -> Told.GENERATED;
        };
    boolean returning = false;
    if (told == Told.RETURNED) {
      Optional<String> unchanged = unchanged(work, found);
      returning = writeReturning(work, found, unchanged, end);
      told = unchanged.isPresent() ? Told.COMPARED : told;
    } else if (told == Told.VARIABLE) {
      // A WHERE of ours may stand behind the last token: this has to come before it.
      int last = ((Finding.Update) found.finding()).setLast();
      int set = ((Finding.Update) found.finding()).setFirst();
      work.edits()
          .insertBefore(work.tokens(), set, ReferenceSql.before(columns(work, found.target())));
      work.edits()
          .replace(
              work.tokens().start(last),
              work.tokens().end(last),
              work.tokens().text(last, last)
                  + ReferenceSql.remember(columns(work, found.target())));
    }
    return new Plan(work.schema(found.target()), work.table(found.target()), told, returning);
  }

  /** A reference that stays as it was is not looked at again, as no database does. */
  private Optional<String> unchanged(Work work, Write found) {
    if (!(found.finding() instanceof Finding.Update update)
        || work.settings().dialect() != Dialect.POSTGRESQL) {
      return Optional.empty();
    }
    String table = work.table(found.target());
    Optional<String> schema = work.schema(found.target()).or(() -> work.session().schemaOf(table));
    List<String> key = work.session().primaryKey(work.schema(found.target()), table);
    Set<String> written = Assignments.written(work, update.setFirst(), update.setLast());
    return schema
        .filter(name -> !key.isEmpty() && key.stream().noneMatch(written::contains))
        .map(
            name ->
                ReferenceSql.unchanged(
                    name,
                    table,
                    work.qualifier(found.target()),
                    key,
                    columns(work, found.target())));
  }

  /** H2 tells no keys of the rows that an upsert changes. */
  private static void requireInsertsOnly(Work work, Write found) {
    if (found.finding() instanceof Finding.Insert insert
        && insert.conflict().filter(Conflict::updates).isPresent()) {
      throw refuse(work, insert.conflict().get().target().on(), "ON DUPLICATE KEY UPDATE in");
    }
  }

  private boolean writeReturning(Work work, Write found, Optional<String> unchanged, int end) {
    Tokens tokens = work.tokens();
    if (found.finding() instanceof Finding.Insert insert
        && work.settings().dialect() == Dialect.MARIADB) {
      if (insert.conflict().isPresent()) {
        throw refuse(work, insert.conflict().get().target().on(), "ON DUPLICATE KEY UPDATE in");
      }
      if (InsertPlanner.becomesUpsert(work, insert)) {
        throw refuse(work, insert.keyword(), "REPLACE, or reinsert: revive, in");
      }
    }
    boolean postgres = work.settings().dialect() == Dialect.POSTGRESQL;
    String qualifier = postgres ? work.qualifier(found.target()) + '.' : "";
    String references =
        columns(work, found.target()).stream()
                .map(
                    column ->
                        ReferenceSql.text(
                            work.settings().dialect(), qualifier + LiveTable.quoted(work, column)))
                .collect(Collectors.joining(", "))
            + unchanged.map(query -> ", " + query).orElse("");
    boolean returning = returning(tokens, found.token(), end);
    String before = keys.stream().map(key -> key + ", ").collect(Collectors.joining());
    work.edits()
        .insertAfter(
            tokens, end - 1, returning ? ", " + references : " RETURNING " + before + references);
    return returning;
  }

  private static boolean returning(Tokens tokens, int from, int end) {
    for (int i = from; i < end; i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      } else if (tokens.is(i, Keyword.RETURNING)) {
        return true;
      }
    }
    return false;
  }

  private static RuntimeException refuse(Work work, int token, String construct) {
    return work.refuse(
        token,
        construct
            + " a write whose references to deleted rows are checked (foreign-keys: strict) is not"
            + " supported",
        WAY_OUT);
  }

  /** The write, with what became of the text; empty when there is none to check. */
  public Optional<CheckedWrite> checked(Rewrite rewrite) {
    return plan.map(
        found ->
            new CheckedWrite(
                rewrite,
                found.schema(),
                found.table(),
                write.orElseThrow().columns(),
                found.told(),
                found.returning()));
  }
}
