package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.QueryBlock;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.parse.VerbReader;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Hint;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import io.softdelete.rewriter.verb.GhostSql;
import io.softdelete.rewriter.verb.NamedRows;
import io.softdelete.rewriter.verb.Verb;
import io.softdelete.rewriter.verb.VerbStatement;
import io.softdelete.rewriter.verb.VerbStatement.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns an UNDELETE, a PURGE or an ERASE into the query of the rows that it names, of the same
 * shape and with its parameters. Used once.
 */
public final class VerbPlanner {
  /** Stands behind what is asked of every row; no statement holds it. */
  private static final char SPLIT = '\uFFFF';

  /** Stands before the order and the limit. */
  private static final char LIMITS = '\uFFFE';

  private final Work work;
  private final Verb verb;
  private final VerbReader read;
  private final Finding.Delete form;
  private final TableReference target;
  private final TablePolicy policy;
  private final Tokens tokens;
  private final Edits edits;

  /**
   * A planner of one statement.
   *
   * @param work the statement's; its edits are left alone
   * @throws UnsupportedSql SD002 when its table isn't registered
   */
  public VerbPlanner(Work work, Verb verb, VerbReader read) {
    this.edits = new Edits();
    this.work =
        new Work(
            work.tokens(),
            work.settings(),
            work.tables(),
            work.session(),
            work.visibility(),
            work.hinted(),
            edits);
    this.verb = verb;
    this.read = read;
    this.form = read.form();
    this.target = form.target();
    this.tokens = work.tokens();
    this.policy =
        target
            .policy()
            .orElseThrow(
                () ->
                    refuse(
                        target.nameFirst(),
                        verb + " FROM " + work.name(target) + ", which isn't a registered table",
                        "register it in the catalog, or correct the name"));
  }

  /**
   * Plans it.
   *
   * @param end the token behind its last
   * @throws UnsupportedSql SD002 when it can't be carried out
   */
  public VerbStatement plan(int end) {
    new VerbRules(work, verb, policy, read).check();
    Optional<VerbStatement.Returned> returned = returned();
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (read.limits() >= 0) {
      traits.add(Trait.LIMITED);
      if (!tokens.is(read.limits(), Keyword.ORDER) && !hasParameters()) {
        traits.add(Trait.LIMITED_TO_ANY);
      }
    }
    if (form.using() >= 0) {
      traits.add(Trait.JOINED);
      edits.replace(tokens.start(form.using()), tokens.end(form.using()), ",");
    }
    String qualifier = qualifier();
    filter();
    place(qualifier);
    cut(end);
    if (read.limits() >= 0) {
      edits.insert(tokens.start(read.limits()), String.valueOf(LIMITS));
    }
    String query = Edits.apply(tokens.sql(), edits.inOrder(tokens.sql())).strip();
    int limits = query.indexOf(LIMITS);
    String all = limits < 0 ? query : query.substring(0, limits);
    int split = all.indexOf(SPLIT);
    return new VerbStatement(
        verb,
        policy,
        target.nameFirst() == target.nameLast()
            ? Optional.empty()
            : Optional.of(spelled(target.nameLast() - 2)),
        spelled(target.nameLast()),
        new NamedRows(
            split < 0 ? all : all.substring(0, split),
            split < 0 ? "" : all.substring(split + 1),
            limits < 0 ? "" : query.substring(limits + 1),
            qualifier,
            alias()),
        returned,
        traits);
  }

  private boolean hasParameters() {
    return IntStream.range(0, tokens.size()).anyMatch(i -> tokens.is(i, TokenKind.PARAMETER));
  }

  /** Where names have no case, as it is written: the file system below may have one. */
  private String spelled(int token) {
    return work.settings().folding() == Folding.CASELESS
        ? tokens.identifier(token).text()
        : work.tables().canonical(tokens, token);
  }

  /** Whether the rows are in another table than the one that is named. */
  private boolean isInArchive() {
    return policy.deletion() instanceof Deletion.Archive;
  }

  private String alias() {
    int name = target.alias() >= 0 ? target.alias() : target.nameLast();
    return tokens.text(name, name);
  }

  private String qualifier() {
    return isInArchive() ? alias() : work.qualifier(target);
  }

  /** Other tables are seen as by any statement, the target's rows by what the verb says. */
  private void filter() {
    List<Finding> blocks = new ArrayList<>(read.queries());
    blocks.add(new Finding.Query(form.block()));
    FilterWriter filters =
        new FilterWriter(work, StatementTraits.of(work, blocks, 0, work.tokens().size()));
    for (Finding finding : read.queries()) {
      if (finding instanceof Finding.Query query) {
        filters.write(query.block());
      } else if (finding instanceof Finding.TableQuery query) {
        filters.write(query);
      } else {
        throw refuse(
            form.keyword(), verb + " with another change within", "send both by themselves");
      }
    }
    QueryBlock block = form.block();
    filters.write(withoutPolicy(block));
    List<String> conditions = conditions();
    if (conditions.isEmpty()) {
      return;
    }
    String all = String.join(" AND ", conditions);
    if (block.hasCondition()) {
      edits.insertBefore(tokens, block.conditionFirst(), all + SPLIT + " AND (");
      edits.insert(tokens.end(block.conditionLast()), ")");
    } else {
      edits.insertAfter(tokens, block.last(), " WHERE " + all + SPLIT);
    }
  }

  private List<String> conditions() {
    GhostSql ghosts = new GhostSql(work.settings().dialect());
    return switch (verb) {
      case UNDELETE -> orAll(ghosts.deleted(policy, qualifier()).stream().toList());
      case PURGE -> orAll(ghosts.purgeable(policy, qualifier()));
      case ERASE -> List.of();
    };
  }

  private static List<String> orAll(List<String> conditions) {
    return conditions.isEmpty() ? List.of("1 = 1") : conditions;
  }

  private QueryBlock withoutPolicy(QueryBlock block) {
    List<JoinTree> from = new ArrayList<>(block.from());
    from.set(
        0,
        new JoinTree.Table(
            new TableReference(
                target.first(),
                target.nameFirst(),
                target.nameLast(),
                target.relationLast(),
                target.alias(),
                target.columnAliases(),
                target.last(),
                target.decorated(),
                Optional.empty(),
                Optional.empty())));
    return new QueryBlock(
        from, block.conditionFirst(), block.conditionLast(), block.last(), block.groupingSets());
  }

  /** An archive takes the place of the table that is named, under its name. */
  private void place(String qualifier) {
    if (!isInArchive()) {
      return;
    }
    ArchiveTable archive = new ArchiveTable(work, target, (Deletion.Archive) policy.deletion());
    String rows =
        verb == Verb.ERASE
            ? "(SELECT "
                + archive.liveColumns()
                + " FROM "
                + work.name(target)
                + " UNION ALL "
                + archive.query()
                + ")"
            : archive.name();
    edits.replace(
        tokens.start(target.first()),
        tokens.end(target.relationLast()),
        target.alias() >= 0 ? rows : rows + " AS " + qualifier);
  }

  /** Leaves FROM and what follows, without what stands around and without RETURNING. */
  private void cut(int end) {
    edits.replace(0, tokens.start(form.from()), "");
    int last = form.returningFirst() >= 0 ? form.returningFirst() - 2 : end - 1;
    edits.replace(tokens.end(last), tokens.sql().length(), "");
    for (int i = 0; i < tokens.hintCount(); i++) {
      int start = tokens.hintStart(i);
      if (start > tokens.start(form.from()) && start < tokens.end(last)) {
        for (int[] key : Hint.keys(tokens.sql(), start, tokens.sql().indexOf("*/", start))) {
          edits.replace(key[0], key[1], "");
        }
      }
    }
  }

  private Optional<VerbStatement.Returned> returned() {
    if (form.returningFirst() < 0) {
      return Optional.empty();
    }
    int keyword = form.returningFirst() - 1;
    boolean parameters = false;
    for (int i = form.returningFirst(); i <= form.returningLast(); i++) {
      parameters |= tokens.is(i, TokenKind.PARAMETER) || tokens.is(i, Keyword.SELECT);
    }
    boolean known = work.settings().dialect() != Dialect.H2;
    if (verb == Verb.ERASE || parameters || form.using() >= 0 || !known) {
      throw refuse(
          keyword,
          verb + " … RETURNING " + (verb == Verb.ERASE || !known ? "here" : "of more than columns"),
          "select the rows " + (verb == Verb.UNDELETE ? "afterwards" : "before"));
    }
    return Optional.of(
        new VerbStatement.Returned(
            tokens.text(form.returningFirst(), form.returningLast()), qualifier()));
  }

  private UnsupportedSql refuse(int token, String thing, String wayOut) {
    return work.refuse(token, thing, wayOut);
  }
}
