package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Attribution;
import io.softdelete.rewriter.Binding;
import io.softdelete.rewriter.Bypass;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Effect;
import io.softdelete.rewriter.KeyFailure;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.UncountedRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that was looked at once: what becomes of it, and what to heed around it. Immutable. */
public final class RewrittenText {
  /** A text of no concern to us. */
  public static final RewrittenText PLAIN =
      new RewrittenText(
          new Rewrite.Unchanged(Effect.NONE, Bypass.NONE, true, false),
          "",
          "",
          false,
          Optional.empty(),
          Optional.empty(),
          false);

  private final Rewrite rewrite;
  private final String original;
  private final String given;
  private final boolean mayDelete;
  private final Optional<Operation> steps;
  private final Optional<CheckedText> checked;
  private final boolean keyless;

  private RewrittenText(
      Rewrite rewrite,
      String original,
      String given,
      boolean mayDelete,
      Optional<Operation> steps,
      Optional<CheckedText> checked,
      boolean keyless) {
    this.rewrite = rewrite;
    this.original = original;
    this.given = given;
    this.mayDelete = mayDelete;
    this.steps = steps;
    this.checked = checked;
    this.keyless = keyless;
  }

  /** The same text, which gives no generated keys, wanted or not. */
  RewrittenText withoutKeys() {
    return new RewrittenText(rewrite, original, given, mayDelete, steps, checked, true);
  }

  /** What the delegate is told of generated keys. */
  public int keys(int wanted) {
    return keyless ? Statement.NO_GENERATED_KEYS : wanted;
  }

  /** The columns of generated keys that the delegate is told. */
  public int @Nullable [] keys(int @Nullable [] wanted) {
    return keyless ? new int[0] : wanted;
  }

  /** The columns of generated keys that the delegate is told. */
  public String @Nullable [] keys(String @Nullable [] wanted) {
    return keyless ? new String[0] : wanted;
  }

  /** Prepares a statement in a plain one's stead, with the keys that were asked of it. */
  public StepRunner.Preparation preparation(int wanted) {
    return (connection, sql) -> connection.prepareStatement(sql, keys(wanted));
  }

  /** Like {@link #preparation(int)}; a null asks for none. */
  public StepRunner.Preparation preparation(int @Nullable [] wanted) {
    return wanted == null
        ? Connection::prepareStatement
        : (connection, sql) -> connection.prepareStatement(sql, keys(wanted));
  }

  /** Like {@link #preparation(int)}; a null asks for none. */
  public StepRunner.Preparation preparation(String @Nullable [] wanted) {
    return wanted == null
        ? Connection::prepareStatement
        : (connection, sql) -> connection.prepareStatement(sql, keys(wanted));
  }

  /** The same text, which takes steps. */
  RewrittenText in(Operation operation, String sql) {
    return new RewrittenText(
        rewrite, sql, given, mayDelete, Optional.of(operation), Optional.empty(), keyless);
  }

  /** The same text, whose new references are checked. */
  RewrittenText checked(CheckedText write, String sql) {
    return new RewrittenText(
        write.write().rewrite(),
        sql,
        given,
        mayDelete,
        Optional.empty(),
        Optional.of(write),
        keyless);
  }

  /** How its new references are checked; empty when they aren't. */
  Optional<CheckedText> checked() {
    return checked;
  }

  /**
   * Prepares its first statement, which has the application's parameters.
   *
   * @param preparation how the application wants it
   * @param rows how it wants rows, without generated keys
   */
  public PreparedStatement prepare(
      Connection connection, StepRunner.Preparation preparation, StepRunner.Preparation rows)
      throws SQLException {
    if (checked.isPresent()) {
      return checked.get().prepare(connection, preparation);
    }
    return steps.filter(CountedWrite.class::isInstance).isPresent()
        ? preparation.prepare(connection, sqlFor(""))
        : rows.prepare(connection, sqlFor(""));
  }

  /** Whether it takes more than one statement. */
  public boolean takesSteps() {
    return steps.isPresent() || checked.isPresent();
  }

  /** Whether it is an INSERT that takes steps where MariaDB's driver would send rows in bulk. */
  public boolean insertsInBulk() {
    return steps.filter(step -> step instanceof CountedWrite write && write.inBulk()).isPresent();
  }

  /** The same text, counted by steps where it counts rows that the one that was given wouldn't. */
  RewrittenText counted(String sql, WantedKeys wanted) {
    if (!UncountedRows.in(rewrite) || steps.isPresent()) {
      return this;
    }
    boolean inBulk = wanted.equals(WantedKeys.NONE) && UncountedRows.sentInBulk(rewrite, sql);
    return in(new CountedWrite(rewrite.sqlFor(sql), inBulk), sql);
  }

  /** Whether it is a write whose new references are checked. */
  public boolean isChecked() {
    return checked.isPresent();
  }

  /** The steps that it takes; empty when one statement will do. */
  public Optional<Operation> steps() {
    return steps;
  }

  static RewrittenText of(Rewrite rewrite, String sql) {
    boolean mayDelete = rewrite instanceof Rewrite.Verb || DeletingWords.anyIn(sql);
    // A text that is new each time, with its literals in it, must not cost an object each time.
    return !mayDelete && rewrite.equals(PLAIN.rewrite)
        ? PLAIN
        : new RewrittenText(
            rewrite,
            needsALook(rewrite) ? sql : "",
            rewrite.cacheable() ? sql : "",
            mayDelete,
            Optional.empty(),
            Optional.empty(),
            false);
  }

  private static boolean needsALook(Rewrite rewrite) {
    return rewrite.bypassed()
        || !rewrite.shareable()
        || (rewrite instanceof Rewrite.Edited edited
            && !(edited.hinted().isEmpty() && edited.deletes().isEmpty()));
  }

  /** What the rewriter made of the text. */
  public Rewrite rewrite() {
    return rewrite;
  }

  /** The text to send for the text that was given; the first of its steps. */
  public String sqlFor(String original) {
    return steps.isPresent() ? steps.get().lock() : rewrite.sqlFor(original);
  }

  /** Whether the session or the schema may change what becomes of it once it is prepared. */
  boolean mayChange() {
    return !rewrite.shareable() || steps.isPresent() || !deletes().isEmpty();
  }

  /** Whether the same text, looked at now, means what it meant. */
  boolean stillMeans(RewrittenText now, Operation.Rewriting rewriting) throws SQLException {
    return now.sqlFor(original).equals(sqlFor(original))
        && (now.steps.equals(steps) || now.described(rewriting).equals(described(rewriting)));
  }

  private String described(Operation.Rewriting rewriting) throws SQLException {
    return steps.isPresent() ? steps.get().describe(rewriting) : "";
  }

  /** Whether the delegate can be given the text as it is: no parameters of ours, no steps. */
  public boolean direct() {
    return steps.isEmpty() && checked.isEmpty() && bindings().isEmpty();
  }

  /** The parameters of ours, in their order; the others are the application's. */
  public List<Binding> bindings() {
    return steps.isEmpty() && rewrite instanceof Rewrite.Edited edited
        ? edited.bindings()
        : List.of();
  }

  /** What the hints of the text say of who acts and why. */
  List<Attribution> hinted() {
    if (rewrite instanceof Rewrite.Verb verb) {
      return verb.hinted();
    }
    return rewrite instanceof Rewrite.Edited edited ? edited.hinted() : List.of();
  }

  /** The tables whose rows are deleted by their policy. */
  public List<DeletedTable> deletes() {
    return rewrite instanceof Rewrite.Edited edited ? edited.deletes() : List.of();
  }

  /** Whether the server may fail where the text that was given would meet a key that is taken. */
  public boolean mayFailForKey() {
    return KeyFailure.mayComeFrom(rewrite);
  }

  /** What a failure of the server tells of a key that is taken. */
  Optional<KeyFailure> takenKey(String sqlState, String message) {
    return KeyFailure.in(sqlState, message)
        .or(() -> KeyFailure.ofSameKeys(rewrite, sqlState, message))
        .or(() -> KeyFailure.ofReplace(rewrite, sqlState, message));
  }

  /** Whether the text names a registered table, or holds a hint. */
  public boolean concernsUs() {
    return rewrite instanceof Rewrite.Edited || rewrite.cacheable() || rewrite.bypassed();
  }

  /** Whether the text holds a word that may delete rows, of whatever table. */
  boolean mayDelete() {
    return mayDelete;
  }

  /**
   * The text that was given, where executing it takes another look at it: a bypass is logged, what
   * holds for one session only may not hold any more, a foreign key may have come to a table that
   * rows are deleted from, and a hint may contradict the thread's scope. Empty for any other.
   */
  String original() {
    return original;
  }

  /** The text that was given, to be shown; empty where it may hold a bypass key. */
  String given() {
    return given;
  }
}
