package io.softdelete.it.conformance;

import io.softdelete.it.Server;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A connection and the objects that can be had of it, the same on either side. What a call changed
 * in the database is seen by {@link #rowsLeft}.
 */
final class Stage implements AutoCloseable {
  private static final String[] TABLES = {
    "CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(20), deleted_at TIMESTAMP NULL)",
    "CREATE TABLE colours (id INT PRIMARY KEY, name VARCHAR(20), deleted_at TIMESTAMP NULL)",
  };

  private static final int USES = 100;

  private final Server server;
  private final String plainUrl;
  private final String url;
  private final String table;
  private Connection connection;
  private Connection plain;
  private String filled = "";
  private int uses;

  Stage(Server server, String plainUrl, String url, String table) {
    this.server = server;
    this.plainUrl = plainUrl;
    this.url = url;
    this.table = table;
  }

  static void createTables(Server server, String plainUrl) throws SQLException {
    Server.execute(plainUrl, TABLES);
    switch (server) {
      case H2 ->
          Server.execute(
              plainUrl,
              "CREATE TABLE every (n INT, l BIGINT, d DECIMAL(9, 2), f DOUBLE PRECISION, b BOOLEAN,"
                  + " s VARCHAR(20), x VARBINARY(9), dd DATE, tt TIME, ts TIMESTAMP, tz TIMESTAMP"
                  + " WITH TIME ZONE, a INT ARRAY, u UUID, c CLOB, y BLOB, none INT)",
              "INSERT INTO every VALUES (1, 2, 3.45, 6.5, TRUE, '7', X'0809', '2020-01-02',"
                  + " '10:11:12', '2020-01-02 10:11:12', '2020-01-02 10:11:12+01', ARRAY[1, 2],"
                  + " '00000000-0000-0000-0000-000000000001', 'text', X'0A0B', NULL)");
      case POSTGRESQL ->
          Server.execute(
              plainUrl,
              "CREATE TABLE every (n INT, l BIGINT, d DECIMAL(9, 2), f DOUBLE PRECISION, b BOOLEAN,"
                  + " s VARCHAR(20), x BYTEA, dd DATE, tt TIME, ts TIMESTAMP, tz TIMESTAMPTZ, a"
                  + " INT[], u UUID, c TEXT, y XML, none INT)",
              "INSERT INTO every VALUES (1, 2, 3.45, 6.5, TRUE, '7', '\\x0809', '2020-01-02',"
                  + " '10:11:12', '2020-01-02 10:11:12', '2020-01-02 10:11:12+01', ARRAY[1, 2],"
                  + " '00000000-0000-0000-0000-000000000001', 'text', '<a/>', NULL)",
              "CREATE FUNCTION twice(INOUT n INT) LANGUAGE sql AS 'SELECT 2 * n'");
      case MARIADB ->
          Server.execute(
              plainUrl,
              "CREATE TABLE every (n INT, l BIGINT, d DECIMAL(9, 2), f DOUBLE PRECISION, b BOOLEAN,"
                  + " s VARCHAR(20), x VARBINARY(9), dd DATE, tt TIME, ts DATETIME, c TEXT, y"
                  + " BLOB, none INT)",
              "INSERT INTO every VALUES (1, 2, 3.45, 6.5, TRUE, '7', X'0809', '2020-01-02',"
                  + " '10:11:12', '2020-01-02 10:11:12', 'text', X'0A0B', NULL)",
              "CREATE PROCEDURE twice(INOUT n INT) SET n = 2 * n");
    }
  }

  /** A fresh connection, where the last call may have left a mark on the one there was. */
  void open() throws SQLException {
    if (plain == null) {
      plain = DriverManager.getConnection(plainUrl);
      refill();
    }
    if (uses++ % USES == 0) {
      close();
      connection = DriverManager.getConnection(url);
    }
  }

  /** Nothing of this connection's state is to be met again. */
  void renew() throws SQLException {
    close();
    uses = 0;
  }

  /** What is in the tables now; fills them again if that is anything new. */
  String rowsLeft() throws SQLException {
    String left = rows();
    if (!left.equals(filled)) {
      refill();
    }
    return left;
  }

  private String rows() throws SQLException {
    StringJoiner rows = new StringJoiner("\n");
    try (Statement statement = plain.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT id, name, deleted_at IS NULL FROM people UNION ALL"
                    + " SELECT id, name, deleted_at IS NULL FROM colours ORDER BY 2, 1")) {
      while (found.next()) {
        rows.add(found.getString(1) + "|" + found.getString(2) + "|" + found.getString(3));
      }
    }
    return rows.toString();
  }

  private void refill() throws SQLException {
    Server.execute(
        plain,
        "DELETE FROM people",
        "DELETE FROM colours",
        "INSERT INTO people (id, name) VALUES (1, 'one'), (2, 'two'), (3, 'three')",
        "INSERT INTO colours (id, name) VALUES (1, 'red'), (2, 'green')");
    filled = rows();
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // Aborted or left in a state that can't be closed: that was seen before.
    }
  }

  /** The objects to call, each by a name that says what state it is in. */
  Object receiver(Receiver receiver) throws SQLException {
    return switch (receiver) {
      case CONNECTION -> connection;
      case CLOSED_CONNECTION -> {
        connection.close();
        yield connection;
      }
      case TRANSACTION -> {
        connection.setAutoCommit(false);
        connection
            .createStatement()
            .executeUpdate("UPDATE " + table + " SET name = 'new' WHERE id = 1");
        yield connection;
      }
      case STATEMENT -> connection.createStatement();
      case BATCHED_STATEMENT -> {
        Statement statement = connection.createStatement();
        statement.addBatch("UPDATE " + table + " SET name = 'new' WHERE id = 1");
        statement.addBatch("INSERT INTO " + table + " (id, name) VALUES (9, 'nine')");
        yield statement;
      }
      case EXECUTED_STATEMENT -> {
        Statement statement = connection.createStatement();
        statement.execute(select());
        yield statement;
      }
      case CLOSED_STATEMENT -> {
        Statement statement = connection.createStatement();
        statement.close();
        yield statement;
      }
      case PREPARED_QUERY -> connection.prepareStatement(select() + " WHERE id = ?");
      case BOUND_QUERY -> {
        PreparedStatement statement = connection.prepareStatement(select() + " WHERE id = ?");
        statement.setInt(1, 1);
        yield statement;
      }
      case EXECUTED_QUERY -> {
        PreparedStatement statement = connection.prepareStatement(select() + " WHERE id = ?");
        statement.setInt(1, 1);
        statement.execute();
        yield statement;
      }
      case BOUND_UPDATE -> {
        PreparedStatement statement =
            connection.prepareStatement("UPDATE " + table + " SET name = ? WHERE id = 1");
        statement.setString(1, "new");
        yield statement;
      }
      case BATCHED_INSERT -> {
        PreparedStatement statement =
            connection.prepareStatement("INSERT INTO " + table + " (id, name) VALUES (?, 'x')", 1);
        statement.setInt(1, 9);
        statement.addBatch();
        statement.setInt(1, 1);
        statement.addBatch();
        yield statement;
      }
      case CLOSED_QUERY -> {
        PreparedStatement statement = connection.prepareStatement(select() + " WHERE id = ?");
        statement.close();
        yield statement;
      }
      case CALL -> call();
      case EXECUTED_CALL -> {
        CallableStatement call = call();
        call.execute();
        yield call;
      }
      case FORWARD_ROWS -> connection.createStatement().executeQuery(select());
      case FIRST_ROW -> {
        ResultSet rows = connection.createStatement().executeQuery(select());
        rows.next();
        yield rows;
      }
      case UPDATABLE_ROWS -> updatable();
      case UPDATABLE_ROW -> {
        ResultSet rows = updatable();
        rows.next();
        yield rows;
      }
      case CHANGED_ROW -> {
        ResultSet rows = updatable();
        rows.next();
        rows.updateString(2, "new");
        yield rows;
      }
      case INSERT_ROW -> {
        ResultSet rows = updatable();
        rows.moveToInsertRow();
        rows.updateInt(1, 9);
        rows.updateString(2, "nine");
        yield rows;
      }
      case CLOSED_ROWS -> {
        ResultSet rows = connection.createStatement().executeQuery(select());
        rows.close();
        yield rows;
      }
      case EVERY_TYPE -> {
        ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM every");
        rows.next();
        yield rows;
      }
      case METADATA -> connection.getMetaData();
      case ROWS_METADATA -> connection.createStatement().executeQuery(select()).getMetaData();
      case PARAMETERS_METADATA ->
          connection.prepareStatement(select() + " WHERE id = ?").getParameterMetaData();
      case ARRAY -> connection.createArrayOf("INTEGER", new Object[] {1, 2, 3});
      case FOUND_ARRAY -> {
        ResultSet rows = connection.createStatement().executeQuery("SELECT a FROM every");
        rows.next();
        yield rows.getArray(1);
      }
      case BLOB -> connection.createBlob();
      case CLOB -> connection.createClob();
      case NCLOB -> connection.createNClob();
      case XML -> connection.createSQLXML();
      case SAVEPOINT -> {
        connection.setAutoCommit(false);
        yield connection.setSavepoint("here");
      }
    };
  }

  private String select() {
    return "SELECT id, name, deleted_at FROM " + table;
  }

  private ResultSet updatable() throws SQLException {
    return connection
        .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)
        .executeQuery(select());
  }

  private CallableStatement call() throws SQLException {
    CallableStatement call =
        connection.prepareCall(
            switch (server) {
              case H2 -> "{? = CALL ABS(?)}";
              case POSTGRESQL, MARIADB -> "{CALL twice(?)}";
            });
    call.registerOutParameter(1, java.sql.Types.INTEGER);
    call.setInt(server == Server.H2 ? 2 : 1, 21);
    return call;
  }

  List<Object> argumentsFor(java.lang.reflect.Method method, int choice) throws SQLException {
    List<Object> arguments = new ArrayList<>();
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      arguments.add(new Arguments(connection, table).of(method, i, types[i], choice));
    }
    return arguments;
  }
}
