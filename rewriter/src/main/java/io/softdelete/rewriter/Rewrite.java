package io.softdelete.rewriter;

import io.softdelete.rewriter.verb.VerbStatement;
import java.util.List;

/** What becomes of one text. Immutable. */
public sealed interface Rewrite {
  /** The text to send for the text that was given. */
  String sqlFor(String original);

  /** What executing it may change. */
  Effect effect();

  /** Which statements a hint sends as written. */
  Bypass bypass();

  /** Whether a hint sends a statement as written, which is logged at every execution. */
  default boolean bypassed() {
    return bypass() != Bypass.NONE;
  }

  /**
   * Whether it holds for every connection of equal {@link RewriterSettings}; else only for the
   * session that was asked, until that session changes.
   */
  boolean shareable();

  /**
   * Whether it may be kept under the text that was given: finding it took more than one glance, and
   * the text holds no bypass key.
   */
  boolean cacheable();

  /**
   * The text goes on as it is.
   *
   * @param effect what executing it may change
   * @param bypass see {@link Rewrite#bypass()}
   * @param shareable see {@link Rewrite#shareable()}
   * @param cacheable see {@link Rewrite#cacheable()}
   */
  record Unchanged(Effect effect, Bypass bypass, boolean shareable, boolean cacheable)
      implements Rewrite {
    @Override
    public String sqlFor(String original) {
      return original;
    }
  }

  /**
   * The text is changed.
   *
   * @param sql the new text
   * @param edits how it came about, in order, on the original text
   * @param bindings the parameters of ours in the new text, in order; all others are the
   *     application's, in their order
   * @param hinted who and why, as the hints of the text say; a hint names one actor at most
   * @param deletes the tables whose rows are deleted by their policy
   * @param effect what executing it may change
   * @param bypass see {@link Rewrite#bypass()}
   * @param shareable see {@link Rewrite#shareable()}
   * @param cacheable see {@link Rewrite#cacheable()}
   */
  record Edited(
      String sql,
      List<Edit> edits,
      List<Binding> bindings,
      List<Attribution> hinted,
      List<DeletedTable> deletes,
      Effect effect,
      Bypass bypass,
      boolean shareable,
      boolean cacheable)
      implements Rewrite {
    /** Copies the lists. */
    public Edited {
      edits = List.copyOf(edits);
      bindings = List.copyOf(bindings);
      hinted = List.copyOf(hinted);
      deletes = List.copyOf(deletes);
    }

    @Override
    public String sqlFor(String original) {
      return sql;
    }
  }

  /**
   * The text is a verb of ours: no database knows it, and it takes several statements.
   *
   * @param statement what it says
   * @param hinted who and why, as the hints of the text say
   * @param shareable see {@link Rewrite#shareable()}
   * @param cacheable see {@link Rewrite#cacheable()}
   */
  record Verb(
      VerbStatement statement, List<Attribution> hinted, boolean shareable, boolean cacheable)
      implements Rewrite {
    /** Copies the list. */
    public Verb {
      hinted = List.copyOf(hinted);
    }

    /** The text itself, which every database refuses. */
    @Override
    public String sqlFor(String original) {
      return original;
    }

    @Override
    public Effect effect() {
      return Effect.NONE;
    }

    @Override
    public Bypass bypass() {
      return Bypass.NONE;
    }
  }
}
