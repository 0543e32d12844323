package io.softdelete.cli.explain;

import io.softdelete.cli.text.SentSql;

/** What becomes of a statement. Immutable. */
sealed interface Outcome {
  /** The word for it. */
  String name();

  /**
   * One statement is sent in its place.
   *
   * @param sent that statement
   * @param deletes whether it deletes rows by their table's policy
   */
  record Rewritten(SentSql sent, boolean deletes) implements Outcome {
    @Override
    public String name() {
      return "rewritten";
    }
  }

  /**
   * Several statements are sent in its place, in one transaction.
   *
   * @param sql these statements
   */
  record InSteps(String sql) implements Outcome {
    @Override
    public String name() {
      return "in steps";
    }
  }

  /** It concerns no registered table. */
  record Untouched() implements Outcome {
    @Override
    public String name() {
      return "untouched";
    }
  }

  /** It names a registered table, and goes on as it is: nothing of it is to be hidden. */
  record AsWritten() implements Outcome {
    @Override
    public String name() {
      return "as written";
    }
  }

  /** A hint sends it on as it is. */
  record Bypassed() implements Outcome {
    @Override
    public String name() {
      return "bypassed";
    }
  }

  /**
   * The driver refuses it.
   *
   * @param sqlState the SQLState of the refusal
   * @param message the whole message, with an excerpt and a caret
   */
  record Refused(String sqlState, String message) implements Outcome {
    @Override
    public String name() {
      return "refused";
    }
  }

  /**
   * What becomes of it depends on the live schema, and no database was named.
   *
   * @param question what would have to be asked
   */
  record Unknown(String question) implements Outcome {
    @Override
    public String name() {
      return "needs --url";
    }
  }
}
