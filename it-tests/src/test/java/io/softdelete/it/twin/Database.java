package io.softdelete.it.twin;

import io.softdelete.it.Server;
import java.sql.ResultSetMetaData;
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
    String restart(String table, String column, int first, int time) {
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
    String restart(String table, String column, int first, int time) {
      return "SELECT setval(pg_get_serial_sequence('%s', '%s'), %d, false)"
          .formatted(table, column, first);
    }
  },

  /** A real MariaDB. Its schemas are databases, which both twins would share: there are none. */
  MARIADB(Server.MARIADB, org.mariadb.jdbc.Connection.class) {
    @Override
    String timeout(long milliseconds) {
      return "SET max_statement_time = " + milliseconds / 1000.0;
    }

    @Override
    String restart(String table, String column, int first, int time) {
      // A number that is given goes up for all that follow, rolled back or not; ALTER takes long.
      return "INSERT IGNORE INTO %s (%s) VALUES (%d)"
          .formatted(table, column, first + time * NUMBERS_APART);
    }

    @Override
    public boolean hasSchemas() {
      return false;
    }

    @Override
    String asText(String column) {
      return "CAST(" + column + " AS CHAR)";
    }

    @Override
    String type(ResultSetMetaData data, int column) throws SQLException {
      return switch (data.getColumnTypeName(column)) {
        case "CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT" -> "(text)";
        case "BOOLEAN", "TINYINT" -> "(small)";
        default -> data.getColumnTypeName(column);
      };
    }

    @Override
    public String quoted(String name) {
      return "`" + name + "`";
    }
  };

  private static final int NUMBERS_APART = 1_000;

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

  /** Whether both twins can have schemas of the same name. */
  public boolean hasSchemas() {
    return true;
  }

  /** A table's name with its schema, where there are schemas. */
  public String qualified(String table) {
    return hasSchemas() && !table.contains(".") ? "public." + table : table;
  }

  /**
   * The type of a result's column. MariaDB tells widths and whether a small number is a truth value
   * differently by its plan: with a temporary table or without.
   */
  String type(ResultSetMetaData data, int column) throws SQLException {
    return "%s(%d,%d)"
        .formatted(
            data.getColumnTypeName(column), data.getPrecision(column), data.getScale(column));
  }

  /** An expression that gives a column as text. */
  String asText(String column) {
    return "CAST(" + column + " AS VARCHAR)";
  }

  /** Whether a text may hold several statements. */
  public boolean takesSeveral() {
    return this != MARIADB;
  }

  /** An identifier in quotes. */
  public String quoted(String name) {
    return '"' + name + '"';
  }

  /** The statement that limits how long the statements of a session may run. */
  abstract String timeout(long milliseconds);

  /**
   * The statement that sets the next number that a column gives itself; a rollback follows it.
   *
   * @param first the number, where numbers can go back
   * @param time how often numbers were set before
   */
  abstract String restart(String table, String column, int first, int time);
}
