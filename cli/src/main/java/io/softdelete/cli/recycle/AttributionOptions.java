package io.softdelete.cli.recycle;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does it, and why, for the audit table and the catalog's expressions. */
final class AttributionOptions {
  @Option(
      names = "--actor",
      paramLabel = "NAME",
      description = "who does it (default: the database user)")
  private @Nullable String actor;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why it is done")
  private @Nullable String reason;

  /** For picocli. */
  AttributionOptions() {}

  /** Says it on a connection. */
  void say(Connection connection) throws SQLException {
    if (actor != null) {
      connection.setClientInfo("softdelete.actor", actor);
    }
    if (reason != null) {
      connection.setClientInfo("softdelete.reason", reason);
    }
  }
}
