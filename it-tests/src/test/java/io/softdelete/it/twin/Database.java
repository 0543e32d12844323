package io.softdelete.it.twin;

import io.softdelete.it.Server;
import java.sql.SQLException;

/** A database product that the law is checked on. */
public enum Database {
  /** H2 in memory. */
  H2(Server.H2, org.h2.jdbc.JdbcConnection.class) {
    @Override
    String timeout(long milliseconds) {
      return "SET QUERY_TIMEOUT " + milliseconds;
    }

    @Override
    String restart(String table, String column, int first) {
      return "ALTER TABLE %s ALTER COLUMN %s RESTART WITH %d".formatted(table, column, first);
    }
  },

  /** A real PostgreSQL. */
  POSTGRESQL(Server.POSTGRESQL, org.postgresql.PGConnection.class) {
    @Override
    String timeout(long milliseconds) {
      return "SET statement_timeout = " + milliseconds;
    }

    @Override
    String restart(String table, String column, int first) {
      return "SELECT setval(pg_get_serial_sequence('%s', '%s'), %d, false)"
          .formatted(table, column, first);
    }
  };

  private final Server server;
  private final Class<?> vendorConnection;

  Database(Server server, Class<?> vendorConnection) {
    this.server = server;
    this.vendorConnection = vendorConnection;
  }

  /** Creates an empty database and gives its URL. */
  String create() throws SQLException {
    return server.createDatabase();
  }

  /** What the vendor's own connection unwraps as. */
  Class<?> vendorConnection() {
    return vendorConnection;
  }

  /** The statement that limits how long the statements of a session may run. */
  abstract String timeout(long milliseconds);

  /** The statement that sets the next number that a column gives itself. */
  abstract String restart(String table, String column, int first);
}
