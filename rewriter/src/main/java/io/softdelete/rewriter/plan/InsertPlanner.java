package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Reinsert;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import java.util.Optional;

/** Decides what becomes of an INSERT into a registered table that may meet a deleted row's key. */
final class InsertPlanner {
  private final Work work;
  private final WriteRules rules;

  InsertPlanner(Work work, WriteRules rules) {
    this.work = work;
    this.rules = rules;
  }

  void plan(Finding.Insert insert) {
    rules.insert(insert);
    TableReference target = insert.target();
    if (work.tokens().is(insert.keyword(), Keyword.REPLACE) && target.policy().isPresent()) {
      replace(insert, target.policy().get());
      return;
    }
    Optional<TablePolicy> policy =
        target.policy().filter(table -> table.deletion() instanceof Deletion.Soft);
    if (policy.isEmpty()) {
      return;
    }
    boolean upsert = insert.conflict().isPresent() || insert.ignore() >= 0;
    boolean revives = policy.get().reinsert() == Reinsert.REVIVE;
    Visibility seen = target.visibility().orElse(work.visibility());
    if (seen == Visibility.WITH_DELETED || !(upsert || revives)) {
      return;
    }
    if (seen == Visibility.ONLY_DELETED && upsert) {
      throw work.refuse(
          construct(insert),
          "an upsert into "
              + policy.get().name()
              + " that sees deleted rows only, and would insert an active one",
          "use UPDATE, or let it see all rows with /* softdelete:with-deleted */");
    }
    if (seen == Visibility.ACTIVE) {
      write(insert, policy.get(), upsert);
    }
  }

  private void replace(Finding.Insert insert, TablePolicy policy) {
    if (work.settings().dialect() == Dialect.MARIADB) {
      new ReplaceWriter(work, insert).write();
    } else if (policy.audit() || !(policy.deletion() instanceof Deletion.Hard)) {
      throw work.refuse(
          insert.keyword(),
          "REPLACE on the registered table "
              + policy.name()
              + " is not supported on this database by this version",
          "use INSERT … ON DUPLICATE KEY UPDATE, or UPDATE and INSERT");
    }
  }

  private static int construct(Finding.Insert insert) {
    return insert.conflict().map(Conflict::target).map(Conflict.Target::on).orElse(insert.ignore());
  }

  private void write(Finding.Insert insert, TablePolicy policy, boolean upsert) {
    Dialect dialect = work.settings().dialect();
    boolean revives = policy.reinsert() == Reinsert.REVIVE;
    if (dialect == Dialect.POSTGRESQL && revives) {
      new ConflictRevival(work, insert).write();
    } else if (dialect == Dialect.POSTGRESQL) {
      new ConflictWriter(work, insert).write();
    } else if (dialect == Dialect.H2 && revives && !upsert) {
      new InsertRevival(work, insert).write();
    } else if (dialect == Dialect.H2 && !revives) {
      new DuplicateKeyGuard(work, insert).write();
    } else if (dialect == Dialect.MARIADB) {
      writeMariaDb(insert, policy, revives);
    } else {
      throw work.refuse(
          upsert ? construct(insert) : insert.target().nameFirst(),
          (upsert ? "an upsert on the registered table " : "an INSERT with reinsert: revive into ")
              + policy.name()
              + " is not supported on this database by this version",
          upsert ? "use INSERT and UPDATE" : "set reinsert: refuse");
    }
  }

  private void writeMariaDb(Finding.Insert insert, TablePolicy policy, boolean revives) {
    if (revives && insert.ignore() >= 0) {
      requireOneKey(insert, policy);
    }
    if (insert.ignore() >= 0 && insert.conflict().isPresent()) {
      Conflict upsert = insert.conflict().get();
      new IgnoredKeys(work)
          .require(insert.target(), insert.ignore(), upsert.setFirst(), upsert.setLast());
    }
    if (revives) {
      new DuplicateKeyRevival(work, insert).write();
    } else if (insert.conflict().isPresent()) {
      new DuplicateKeyWriter(work, insert).write();
    } else {
      new IgnoredRows(work, insert).write();
    }
  }

  /** Under IGNORE a row that comes back by one key is silently skipped for the sake of another. */
  private void requireOneKey(Finding.Insert insert, TablePolicy policy) {
    if (work.uniqueKeys(insert.target()).size() > 1) {
      throw work.refuse(
          insert.ignore(),
          "INSERT IGNORE with reinsert: revive into "
              + policy.name()
              + ", which has several unique keys",
          "leave IGNORE out");
    }
  }

  /** Whether MariaDB is sent an upsert in an INSERT's stead. */
  static boolean becomesUpsert(Work work, Finding.Insert insert) {
    boolean replace = work.tokens().is(insert.keyword(), Keyword.REPLACE);
    return insert
        .target()
        .policy()
        .filter(policy -> policy.deletion() instanceof Deletion.Soft)
        .filter(policy -> replace || policy.reinsert() == Reinsert.REVIVE)
        .filter(policy -> !work.uniqueKeys(insert.target()).isEmpty())
        .isPresent();
  }
}
