package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.rewriter.Effect;

/**
 * What the statements of one connection have changed since its last transaction ended, and who has
 * to know. Thread-safe.
 */
final class SessionChanges {
  private final LiveSession live;
  private final SharedSchema schema;
  private final SessionTexts texts;
  private volatile boolean session;
  private volatile boolean tables;
  private volatile boolean families;

  SessionChanges(LiveSession live, SharedSchema schema, SessionTexts texts) {
    this.live = live;
    this.schema = schema;
    this.texts = texts;
  }

  void add(Effect effect) {
    session = true;
    switch (effect) {
      case NONE, SESSION -> {}
      case SCHEMA -> tables = true;
      case INHERITANCE -> {
        tables = true;
        families = true;
      }
      case TEMPORARY_TABLE -> {
        tables = true;
        live.temporaryTableCreated();
      }
    }
    tell();
    texts.forget();
  }

  private void tell() {
    if (families) {
      schema.familiesChanged();
    } else if (tables) {
      schema.changed();
    }
  }

  /**
   * A transaction ended: what SET LOCAL, ON COMMIT DROP and a rolled back DDL left is gone, and
   * what others read of the schema before a commit is old.
   */
  void transactionEnded() {
    if (session || live.mayHaveTemporaryTables()) {
      tell();
      session = false;
      tables = false;
      families = false;
      texts.forget();
    }
  }
}
