package io.softdelete.cli.recycle;

import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.Target;
import io.softdelete.cli.options.TargetOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A connection through the driver, as a command's options say. Immutable.
 *
 * @param target which database
 * @param catalog by which catalog
 * @param attribution who does it
 */
record DrivenConnection(
    TargetOptions target, CatalogOptions catalog, AttributionOptions attribution) {
  /** What is done with it. */
  interface Work<T> {
    /** Does it. */
    T on(Connection connection) throws SQLException;
  }

  /** Does something under autocommit. */
  <T> T with(CommandSpec spec, Work<T> work) throws SQLException {
    Target database = target.required();
    Map<String, String> settings = catalog.settings();
    try (Connection connection = database.softDelete(settings)) {
      attribution.say(connection);
      return work.on(connection);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Does something as one transaction, and takes it back if it is only a trial. */
  <T> T with(CommandSpec spec, boolean dryRun, Work<T> work) throws SQLException {
    return with(
        spec,
        connection -> {
          connection.setAutoCommit(false);
          T outcome;
          try {
            outcome = work.on(connection);
          } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
          }
          if (dryRun) {
            connection.rollback();
          } else {
            connection.commit();
          }
          return outcome;
        });
  }

  private static void rollback(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
