package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a TRUNCATE as the deletion of all active rows, with its count: that of the rows on H2,
 * which also commits, none on PostgreSQL.
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
    List<SoftTarget> targets = new ArrayList<>();
    for (TableReference target : truncate.targets()) {
      if (target.policy().isPresent()) {
        targets.add(new SoftTarget(work, target, "a TRUNCATE"));
      }
    }
    if (targets.isEmpty()) {
      return List.of();
    }
    requireMeaning(targets);
    if (work.settings().dialect() == Dialect.H2) {
      writeKeyword("UPDATE");
      writeTarget(truncate.targets().get(0), targets.get(0), "");
      writeEnd("; COMMIT");
    } else {
      writeTogether(targets);
    }
    return targets.stream().map(SoftTarget::deleted).toList();
  }

  /** The outer statement changes nothing, and so counts nothing, as a TRUNCATE does. */
  private void writeTogether(List<SoftTarget> targets) {
    TableReference first = truncate.targets().get(0);
    writeKeyword("WITH softdelete_1 AS (UPDATE");
    for (int i = 0; i < targets.size(); i++) {
      TableReference target = truncate.targets().get(i);
      if (i > 0) {
        edits.insertBefore(tokens, target.first(), "softdelete_" + (i + 1) + " AS (UPDATE ");
      }
      writeTarget(target, targets.get(i), ")");
    }
    String marker = targets.get(0).marker();
    writeEnd(" UPDATE " + work.name(first) + " SET " + marker + " = " + marker + " WHERE FALSE");
  }

  private void writeTarget(TableReference target, SoftTarget soft, String close) {
    edits.insertAfter(
        tokens,
        target.relationLast(),
        Fragment.of(" SET ").append(soft.assignments()).append(" WHERE " + soft.active() + close));
  }

  private void writeKeyword(String words) {
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

  private void requireMeaning(List<SoftTarget> targets) {
    Dialect dialect = work.settings().dialect();
    if (dialect != Dialect.POSTGRESQL && dialect != Dialect.H2) {
      throw work.refuse(
          truncate.keyword(),
          "a TRUNCATE, which on this database commits, counts nothing and starts numbers anew,",
          "write DELETE FROM " + work.name(truncate.targets().get(0)));
    }
    if (truncate.refused().isPresent()) {
      int word = truncate.refused().get();
      throw work.refuse(
          word,
          "a TRUNCATE with " + tokens.text(word, word) + ", which deleted rows forbid,",
          "leave the word out, or write DELETE for each table");
    }
    if (targets.size() < truncate.targets().size()) {
      throw work.refuse(
          truncate.keyword(),
          "a TRUNCATE of registered tables and of others",
          "truncate one table at a time");
    }
  }
}
