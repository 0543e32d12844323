package io.softdelete.jdbc.verb;

import io.softdelete.rewriter.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What a guarded table's trigger ({@code ddl --guard-trigger}) asks the session for before a soft
 * table's row goes physically. Held from the first such removal of a verb to its end, whether or
 * not a table is guarded: saying so is one short statement. Used once, by one thread.
 */
final class DeleteToken {
  /** Holds it for the rest of the transaction, as a condition that is asked once and is true. */
  static final String HELD_BY_CONDITION =
      "(SELECT set_config('softdelete.delete', 'allowed', true)) = 'allowed'";

  private static final String HOLD_ON_POSTGRESQL =
      "SELECT before.token, set_config('softdelete.delete', 'allowed', true) FROM"
          + " (SELECT current_setting('softdelete.delete', true) AS token OFFSET 0) AS before";
  private static final String GIVE_BACK_ON_POSTGRESQL =
      "SELECT set_config('softdelete.delete', ?, true)";

  // MariaDB computes all values before it assigns the first.
  private static final String HOLD_ON_MARIADB =
      "SET @softdelete_before = @softdelete_delete, @softdelete_delete = 'allowed'";
  private static final String GIVE_BACK_ON_MARIADB =
      "SET @softdelete_delete = @softdelete_before, @softdelete_before = NULL";

  private final Run run;
  private final boolean endsWithTransaction;
  private boolean held;
  private String before = "";

  /**
   * A token of one execution.
   *
   * @param autoCommit whether its transaction is its own
   */
  DeleteToken(Run run, boolean autoCommit) {
    this.run = run;
    this.endsWithTransaction = autoCommit && run.dialect() == Dialect.POSTGRESQL;
  }

  /** Holds it from now on. */
  void hold() throws SQLException {
    if (held) {
      return;
    }
    switch (run.dialect()) {
      case POSTGRESQL ->
          before =
              run.query(
                  HOLD_ON_POSTGRESQL,
                  List.of(),
                  rows -> {
                    String token = rows.next() ? rows.getString(1) : null;
                    return token == null ? "" : token;
                  });
      case MARIADB -> run.statements().run(HOLD_ON_MARIADB, List.of(), PreparedStatement::execute);
      case H2, STANDARD -> {
        return;
      }
    }
    held = true;
  }

  /**
   * The session is again as it was, whether or not the operation was cancelled or ran out of time.
   */
  void giveBack() throws SQLException {
    if (!held) {
      return;
    }
    held = false;
    if (run.dialect() == Dialect.MARIADB) {
      try (PreparedStatement statement = run.connection().prepareStatement(GIVE_BACK_ON_MARIADB)) {
        statement.execute();
      }
    } else if (!endsWithTransaction) {
      try (PreparedStatement statement =
          run.connection().prepareStatement(GIVE_BACK_ON_POSTGRESQL)) {
        statement.setString(1, before);
        statement.execute();
      }
    }
  }

  /** The session is again as it was, after a failure: PostgreSQL undoes it by itself. */
  void giveBackAfter(Throwable failure) {
    if (run.dialect() == Dialect.MARIADB) {
      try {
        giveBack();
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
