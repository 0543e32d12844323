package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.VerbReader;
import io.softdelete.rewriter.verb.Verb;

/** What a verb must say, and on which tables it may be used. */
final class VerbRules {
  private final Work work;
  private final Verb verb;
  private final TablePolicy policy;
  private final Finding.Delete form;

  VerbRules(Work work, Verb verb, TablePolicy policy, VerbReader read) {
    this.work = work;
    this.verb = verb;
    this.policy = policy;
    this.form = read.form();
  }

  /**
   * Refuses what can't be meant or can't be done.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql SD002
   */
  void check() {
    if (work.settings().dialect() == Dialect.STANDARD) {
      throw work.refuse(
          form.keyword(),
          verb + " on this database",
          "send the statements themselves, with /* softdelete:bypass */");
    }
    if (policy.deletion() instanceof Deletion.Hard && verb != Verb.ERASE) {
      throw work.refuse(
          form.target().nameFirst(),
          verb + " FROM " + policy.name() + ", whose deleted rows are gone (delete: hard)",
          "register it with delete: soft or delete: archive");
    }
    boolean condition = form.block().hasCondition();
    if (form.block().cursor() >= 0) {
      throw work.refuse(form.block().cursor(), verb + " … CURRENT OF", "name rows by their key");
    }
    if (form.using() >= 0 && !condition) {
      throw work.refuse(form.using(), verb + " … USING without WHERE", "say how the rows belong");
    }
    if (verb == Verb.PURGE && !condition && policy.retention().isEmpty()) {
      throw work.refuse(
          form.keyword(),
          "PURGE without a condition, while the catalog has no retention for " + policy.name(),
          "write WHERE, or write retention into the catalog");
    }
    if (verb == Verb.ERASE && !condition) {
      throw work.refuse(
          form.keyword(), "ERASE without a condition", "say with WHERE whose data is to go");
    }
    if (form.target().columnAliases() >= 0 || form.target().decorated()) {
      throw work.refuse(
          form.target().nameFirst(),
          verb + " with more than an alias behind the table's name",
          "leave that out");
    }
    if (form.target().visibility().isPresent()) {
      throw work.refuse(
          form.target().nameFirst(),
          "a visibility hint for the table of " + verb,
          "leave it out: " + verb + " sees the rows that it is for");
    }
  }
}
