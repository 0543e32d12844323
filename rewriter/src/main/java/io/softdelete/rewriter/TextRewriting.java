package io.softdelete.rewriter;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.HintGate;
import io.softdelete.rewriter.parse.StatementReader;
import io.softdelete.rewriter.parse.VerbReader;
import io.softdelete.rewriter.parse.VerbWord;
import io.softdelete.rewriter.plan.Planner;
import io.softdelete.rewriter.plan.RecordingPlanner;
import io.softdelete.rewriter.plan.ReferencePlanner;
import io.softdelete.rewriter.plan.RootPlanner;
import io.softdelete.rewriter.plan.VerbPlanner;
import io.softdelete.rewriter.plan.Work;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Effects;
import io.softdelete.rewriter.text.Hint;
import io.softdelete.rewriter.text.Mentions;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.StatementEnd;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import io.softdelete.rewriter.verb.Verb;
import io.softdelete.rewriter.verb.VerbStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rewrites one text: statement by statement, into one list of edits. Used once, by one thread. */
final class TextRewriting {
  private final Tokens tokens;
  private final RewriterSettings settings;
  private final RegisteredTables tables;
  private final Mentions names;
  private final AskedSession session;
  private final Edits edits = new Edits();
  private final List<DeletedTable> deletes = new ArrayList<>();
  private final List<Attribution> hinted = new ArrayList<>();
  private Effect effect = Effect.NONE;
  private int statements;
  private int bypassed;
  private boolean secret;
  private Optional<RootPlanner> root = Optional.empty();
  private Optional<VerbStatement> verb = Optional.empty();
  private Optional<ReferencePlanner> references = Optional.empty();

  TextRewriting(
      Tokens tokens,
      RewriterSettings settings,
      RegisteredTables tables,
      Mentions names,
      AskedSession session) {
    this.tokens = tokens;
    this.settings = settings;
    this.tables = tables;
    this.names = names;
    this.session = session;
  }

  /** The DELETE that the text is, split in two; empty when nothing is to be done. */
  Optional<RootDeletion> split(RootPlanner planner) {
    root = Optional.of(planner);
    statements();
    return planner.deletion(Edits.apply(tokens.sql(), edits.inOrder(tokens.sql())));
  }

  /** The INSERTs that keep the rows of the DELETE that the text is. */
  List<RecordingStep> recordings() {
    RecordingPlanner planner = new RecordingPlanner();
    planner.plan(work(settings.visibility(), Attribution.NONE), findings(0, tokens.size()));
    return planner.steps();
  }

  /** The one write that the text is, telling its references; empty when none are to be checked. */
  Optional<CheckedWrite> check(ReferencePlanner planner) {
    references = Optional.of(planner);
    return planner.checked(rewrite());
  }

  private void statements() {
    blankKeys();
    int first = 0;
    while (first < tokens.size()) {
      int end = StatementEnd.of(tokens, first);
      try {
        statement(first, end);
      } catch (UnsupportedSql e) {
        throw e.concerning(tablesNear(e.offset(), first, end));
      }
      first = end + 1;
    }
  }

  Rewrite rewrite() {
    statements();
    boolean shareable = !session.asked();
    if (verb.isPresent()) {
      return new Rewrite.Verb(verb.get(), hinted, shareable, !secret);
    }
    if (edits.isEmpty() && deletes.stream().noneMatch(DeletedTable::apart)) {
      return new Rewrite.Unchanged(effect, Bypass.of(bypassed, statements), shareable, !secret);
    }
    List<Edit> ordered = edits.inOrder(tokens.sql());
    return new Rewrite.Edited(
        Edits.apply(tokens.sql(), ordered),
        ordered,
        Edits.bindings(tokens, ordered),
        hinted,
        deletes,
        effect,
        Bypass.of(bypassed, statements),
        shareable,
        !secret);
  }

  /** The registered table at an offset, or else those that the statement names. */
  private List<String> tablesNear(int offset, int first, int end) {
    Set<String> named = new LinkedHashSet<>();
    for (int i = first; i < end; i++) {
      if (tables.mayName(tokens, i)) {
        if (tokens.start(i) == offset) {
          return List.of(tokens.text(i, i));
        }
        named.add(tokens.text(i, i));
      }
    }
    return List.copyOf(named);
  }

  private void statement(int first, int end) {
    if (first == end) {
      return;
    }
    effect = Effects.stronger(effect, Effects.of(tokens, first, end));
    Visibility visibility = settings.visibility();
    Attribution attribution = Attribution.NONE;
    boolean bypass = false;
    for (int i = 0; i < tokens.hintCount(); i++) {
      int before = tokens.hintBefore(i);
      if (before == first || (before == first + 1 && tokens.is(first, TokenKind.WORD))) {
        Hint hint = HintGate.read(tokens.sql(), tokens.hintStart(i), settings.hints());
        bypass |= hint.bypass();
        visibility = hint.visibility().orElse(visibility);
        attribution = attribution.or(new Attribution(hint.actor(), hint.reason()));
      }
    }
    if (!attribution.equals(Attribution.NONE)) {
      hinted.add(attribution);
    }
    statements++;
    bypassed += bypass ? 1 : 0;
    // Which rows a DELETE has is asked of any.
    if (!bypass || root.isPresent()) {
      rewrite(first, end, visibility, attribution);
    }
  }

  /** A key must not be seen behind this point: not by the database, a log or a cache. */
  private void blankKeys() {
    for (int i = 0; i < tokens.hintCount(); i++) {
      int start = tokens.hintStart(i);
      for (int[] key : Hint.keys(tokens.sql(), start, tokens.sql().indexOf("*/", start))) {
        secret = true;
        edits.replace(key[0], key[1], "");
      }
    }
  }

  private void rewrite(int first, int end, Visibility visibility, Attribution attribution) {
    new ServerText(tokens, settings.dialect(), names).check(first, end);
    Optional<Verb> found = VerbWord.at(tokens, first);
    if (found.isPresent()) {
      refuseConditionalCode();
      verb = Optional.of(plan(found.get(), first, end, work(visibility, attribution)));
      return;
    }
    if (root.isPresent()) {
      refuseConditionalCode();
      root.get().plan(work(visibility, attribution), findings(first, end), first, end);
      return;
    }
    for (int i = first; i < end; i++) {
      if (tables.mayName(tokens, i)) {
        refuseConditionalCode();
        Work work = work(visibility, attribution);
        List<Finding> findings = findings(first, end);
        deletes.addAll(new Planner(work, findings, first, end).plan());
        references.ifPresent(planner -> planner.plan(work, findings, first, end));
        refuseStoredParameters(first);
        return;
      }
    }
  }

  private VerbStatement plan(Verb found, int first, int end, Work work) {
    if (first > 0 || end < tokens.size() - 1) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(first),
          found + " beside other statements in one text",
          "send it as a statement of its own");
    }
    VerbReader read = VerbReader.read(tokens, first, end, settings, tables, session);
    return new VerbPlanner(work, found, read).plan(end);
  }

  /** A statement that the server keeps for later can't hold parameters of this execution. */
  private void refuseStoredParameters(int first) {
    switch (tokens.keyword(first)) {
      case PREPARE, CREATE, ALTER, DECLARE, COPY -> {
        if (edits.hasParameters(tokens.start(first))) {
          throw Refusal.unsafe(
              tokens.sql(),
              tokens.start(first),
              "a deletion that records who, why or which operation, in a statement that the"
                  + " database runs later",
              "send the DELETE itself");
        }
      }
      default -> {}
    }
  }

  private List<Finding> findings(int first, int end) {
    return StatementReader.read(tokens, first, end, settings, tables, session);
  }

  private Work work(Visibility visibility, Attribution attribution) {
    return new Work(tokens, settings, tables, session, visibility, attribution, edits);
  }

  /** What one server runs and another skips can't be read for both. */
  private void refuseConditionalCode() {
    if (tokens.conditional() >= 0) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.conditional(),
          "code in a comment that only some servers run",
          "write it as code, or leave it out");
    }
  }
}
