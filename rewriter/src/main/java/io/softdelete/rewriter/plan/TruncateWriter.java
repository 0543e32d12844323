package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UncountedRows;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a TRUNCATE as the deletion of all active rows. On PostgreSQL it counts nothing, and other
 * sessions wait only for the rows; on H2 it counts them and commits. Tables of which nothing is
 * kept are left to the database.
 */
final class TruncateWriter {
  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final Finding.Truncate truncate;

  TruncateWriter(Work work, Finding.Truncate truncate) {
    this.work = work;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.truncate = truncate;
  }

  List<DeletedTable> write() {
    List<TableReference> registered =
        truncate.targets().stream().filter(target -> target.policy().isPresent()).toList();
    if (registered.stream().noneMatch(TruncateWriter::keepsRows)) {
      return List.of();
    }
    requireMeaning(registered);
    List<TruncatedTable> tables = new ArrayList<>();
    for (TableReference target : registered) {
      requireNoReferrer(target);
      tables.add(new TruncatedTable(work, target, target.policy().orElseThrow()));
    }
    if (work.settings().dialect() == Dialect.H2) {
      writeAlone(tables.get(0));
    } else if (work.settings().dialect() == Dialect.MARIADB) {
      writeBlock(truncate.targets().get(0));
    } else {
      writeTogether(tables);
    }
    return tables.stream().map(table -> table.deleted().by(DeletedTable.Way.TRUNCATED)).toList();
  }

  private static boolean keepsRows(TableReference target) {
    TablePolicy policy = target.policy().orElseThrow();
    return policy.audit() || !(policy.deletion() instanceof Deletion.Hard);
  }

  private void writeAlone(TruncatedTable table) {
    writeKeyword(table.recordings().before().append(table.keyword()));
    edits.insertAfter(tokens, truncate.targets().get(0).relationLast(), table.deletion());
    writeEnd(table.recordings().after() + "; COMMIT");
  }

  /** MariaDB's TRUNCATE commits, before and after, and counts nothing. */
  private void writeBlock(TableReference target) {
    TablePolicy policy = target.policy().orElseThrow();
    if (policy.audit() || !(policy.deletion() instanceof Deletion.Soft deletion)) {
      throw refuseOnMariaDb("which keeps its rows elsewhere", target);
    }
    SoftTarget soft = new SoftTarget(work, target, deletion);
    if (!soft.assignments().parameters().isEmpty()) {
      throw refuseOnMariaDb("which records who or why", target);
    }
    if (work.columns(target).stream().anyMatch(it -> it.is(Session.Trait.NUMBERED))) {
      throw refuseOnMariaDb("whose numbers, which deleted rows hold, it would start anew", target);
    }
    writeKeyword(Fragment.of("BEGIN NOT ATOMIC COMMIT; UPDATE"));
    edits.insertAfter(
        tokens,
        target.relationLast(),
        Fragment.of(" SET ")
            .append(soft.assignments())
            .append(" WHERE " + soft.active() + " AND " + UncountedRows.noting("TRUE")));
    writeEnd("; COMMIT; END");
  }

  private UnsupportedSql refuseOnMariaDb(String why, TableReference target) {
    return work.refuse(
        truncate.keyword(),
        "a TRUNCATE of " + work.name(target) + ", " + why,
        "write DELETE FROM " + work.name(target));
  }

  /** The outer statement changes nothing, and so counts nothing, as a TRUNCATE does. */
  private void writeTogether(List<TruncatedTable> tables) {
    writeKeyword(Fragment.of("WITH softdelete_1 AS (" + tables.get(0).keyword()));
    for (int i = 0; i < tables.size(); i++) {
      TableReference target = truncate.targets().get(i);
      TruncatedTable table = tables.get(i);
      String name = "softdelete_" + (i + 1);
      if (i > 0) {
        edits.insertBefore(tokens, target.first(), name + " AS (" + table.keyword() + " ");
      }
      List<String> needed = table.recordings().needed();
      edits.insertAfter(
          tokens,
          target.relationLast(),
          table
              .deletion()
              .append(needed.isEmpty() ? ")" : " RETURNING " + String.join(", ", needed) + ")")
              .append(table.kept(name)));
    }
    writeEnd(" " + tables.get(0).nothing());
  }

  private void writeKeyword(Fragment words) {
    int keyword = truncate.keyword();
    edits.replace(tokens.start(keyword), tokens.end(keyword), words);
    int first = truncate.targets().get(0).first();
    if (first > keyword + 1) {
      work.remove(keyword + 1, first - 1);
    }
  }

  /** In the stead of the words behind the tables; comments between them stay. */
  private void writeEnd(String end) {
    int last = truncate.behind() - 1;
    if (work.isCommented(last, truncate.last())) {
      edits.insert(tokens.end(last), end + ' ');
      work.remove(last + 1, truncate.last());
    } else {
      edits.replace(tokens.end(last), tokens.end(truncate.last()), end);
    }
  }

  private void requireMeaning(List<TableReference> registered) {
    Dialect dialect = work.settings().dialect();
    if (dialect == Dialect.STANDARD) {
      throw work.refuse(
          truncate.keyword(),
          "a TRUNCATE, whose meaning on this database isn't known",
          "write DELETE FROM " + work.name(truncate.targets().get(0)));
    }
    if (truncate.refused().isPresent()) {
      int word = truncate.refused().get();
      throw work.refuse(
          word,
          "a TRUNCATE with " + tokens.text(word, word) + ", which deleted rows forbid",
          "leave the word out, or write DELETE for each table");
    }
    if (registered.size() < truncate.targets().size()) {
      throw work.refuse(
          truncate.keyword(),
          "a TRUNCATE of registered tables and of others",
          "truncate one table at a time");
    }
  }

  /** The database truncates no table to which a key leads; PostgreSQL does together with it. */
  private void requireNoReferrer(TableReference target) {
    Set<String> together =
        work.settings().dialect() == Dialect.POSTGRESQL
            ? truncate.targets().stream().map(work::table).collect(Collectors.toSet())
            : Set.of();
    Optional<String> referrer =
        work.session().referrers(work.schema(target), work.table(target)).stream()
            .filter(table -> !together.contains(table))
            .findFirst();
    if (referrer.isPresent()) {
      throw work.mismatch(
          target.nameFirst(),
          "a TRUNCATE of "
              + work.name(target)
              + ", to which a foreign key of "
              + referrer.get()
              + " leads, so that the database would refuse it",
          "write DELETE FROM " + work.name(target));
    }
  }
}
