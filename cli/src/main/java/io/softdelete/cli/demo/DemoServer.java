package io.softdelete.cli.demo;

import io.softdelete.cli.Failure;
import io.softdelete.cli.options.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Where the demo runs. Connections have autocommit off: each step is a transaction. Immutable.
 *
 * @param database what it speaks to
 * @param target where that is
 */
record DemoServer(DemoDatabase database, Target target) {
  /** The catalog, as the driver's setting names it. */
  static final String CATALOG = "classpath:io/softdelete/cli/demo/catalog.yaml";

  /** An H2 in memory, gone with its last connection. */
  static DemoServer embedded() {
    return new DemoServer(
        DemoDatabase.H2, new Target("jdbc:h2:mem:shop", Optional.of("sa"), Optional.empty()));
  }

  /**
   * A database that is there.
   *
   * @throws Failure for a URL that the demo has no words for
   */
  static DemoServer at(Target target) {
    DemoDatabase database =
        DemoDatabase.of(target.url())
            .orElseThrow(
                () ->
                    new Failure(
                        "the demo runs on jdbc:postgresql: and jdbc:h2: URLs, not on " + target));
    return new DemoServer(database, target);
  }

  Connection plain() throws SQLException {
    return withoutAutocommit(target.plain());
  }

  Connection softDelete() throws SQLException {
    return withoutAutocommit(target.softDelete(Map.of("softdelete.catalog", CATALOG)));
  }

  private static Connection withoutAutocommit(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return connection;
  }
}
