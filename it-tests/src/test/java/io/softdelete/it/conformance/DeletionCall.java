package io.softdelete.it.conformance;

import io.softdelete.it.Server;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Ways of executing a DELETE whose answers must not show what became of it. */
record DeletionCall(String name, Calls calls) {
  private static final int SCROLL = ResultSet.TYPE_SCROLL_INSENSITIVE;

  /** Some calls on a connection. */
  interface Calls {
    /** Makes them. */
    void on(Connection connection, String table, Trace trace) throws Exception;
  }

  /** How the parameter of a condition is set. */
  private interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  static List<DeletionCall> all(Server server) {
    List<DeletionCall> all = new ArrayList<>();
    all.add(new DeletionCall("text for a prepared statement", DeletionCall::textForPrepared));
    all.add(new DeletionCall("query without rows", DeletionCall::query));
    all.add(new DeletionCall("close on completion", DeletionCall::closeOnCompletion));
    all.add(new DeletionCall("kind of rows", DeletionCall::kindOfRows));
    all.add(new DeletionCall("closed statements", DeletionCall::closed));
    all.add(new DeletionCall("limits", DeletionCall::limits));
    all.add(new DeletionCall("batch of kinds", DeletionCall::batchOfKinds));
    all.add(new DeletionCall("missing parameter", DeletionCall::missingParameter));
    if (server != Server.POSTGRESQL) {
      all.add(new DeletionCall("generated keys", DeletionCall::generatedKeys));
      all.add(set("reader", "name = ?", s -> s.setObject(1, new StringReader("n2"))));
      all.add(set("stream", "bytes = ?", s -> s.setObject(1, stream("\u0002"))));
    }
    all.add(set("string", "name = ?", s -> s.setString(1, "n2")));
    all.add(set("other name", "name <> ?", s -> s.setCharacterStream(1, new StringReader("n2"))));
    all.add(set("number", "id = ?", s -> s.setObject(1, "2", Types.INTEGER)));
    all.add(set("decimal", "id = ?", s -> s.setBigDecimal(1, new BigDecimal("2"))));
    all.add(set("SQL type", "id = ?", s -> s.setObject(1, 2, JDBCType.INTEGER)));
    all.add(set("bytes", "bytes = ?", s -> s.setBinaryStream(1, stream("\u0002"))));
    all.add(set("ASCII", "name = ?", s -> s.setAsciiStream(1, stream("n2"), 2)));
    return all;
  }

  private static ByteArrayInputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Executes twice, then as a batch: what was set once must be there each time. */
  private static DeletionCall set(String name, String condition, Setter setter) {
    return new DeletionCall(
        "parameter from " + name,
        (connection, table, trace) -> {
          try (PreparedStatement statement =
              connection.prepareStatement("DELETE FROM " + table + " WHERE " + condition)) {
            trace.run("set", () -> setter.set(statement));
            trace.call("first", statement::executeUpdate);
            trace.call("second", statement::executeUpdate);
            trace.run("cleared", statement::clearParameters);
            trace.run("set", () -> setter.set(statement));
            trace.run("added", statement::addBatch);
            trace.call("batch", statement::executeBatch);
          }
        });
  }

  private static String delete(String table, int id) {
    return "DELETE FROM " + table + " WHERE id = " + id;
  }

  private static void textForPrepared(Connection connection, String table, Trace trace)
      throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?")) {
      String all = "DELETE FROM " + table;
      statement.setInt(1, 1);
      statement.addBatch();
      trace.run("addBatch", () -> statement.addBatch(all));
      trace.call("execute", () -> statement.execute(all));
      trace.call("executeUpdate", () -> statement.executeUpdate(all));
      trace.call("executeQuery", () -> statement.executeQuery(all));
      trace.call("batch", statement::executeBatch);
    }
  }

  private static void query(Connection connection, String table, Trace trace) throws Exception {
    try (Statement statement = connection.createStatement()) {
      trace.call("plain", () -> statement.executeQuery(delete(table, 1)));
    }
    try (PreparedStatement statement = connection.prepareStatement(delete(table, 2))) {
      trace.call("prepared", statement::executeQuery);
    }
  }

  private static void closeOnCompletion(Connection connection, String table, Trace trace)
      throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(delete(table, 1))) {
      statement.closeOnCompletion();
      trace.call("asked", statement::isCloseOnCompletion);
      trace.call("execute", statement::execute);
      trace.call("closed", statement::isClosed);
      trace.call("count", statement::getUpdateCount);
    }
    try (Statement statement = connection.createStatement()) {
      statement.closeOnCompletion();
      trace.call("execute", () -> statement.executeUpdate(delete(table, 2)));
      trace.call("closed", statement::isClosed);
      trace.call("rows", () -> statement.executeQuery("SELECT COUNT(*) FROM " + table));
      trace.call("count", statement::getUpdateCount);
    }
  }

  private static void kindOfRows(Connection connection, String table, Trace trace)
      throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement(delete(table, 1), SCROLL, ResultSet.CONCUR_READ_ONLY)) {
      trace.call("type", statement::getResultSetType);
      trace.call("concurrency", statement::getResultSetConcurrency);
      trace.call("count", statement::executeUpdate);
    }
  }

  private static void closed(Connection connection, String table, Trace trace) throws Exception {
    Statement plain = connection.createStatement();
    plain.close();
    trace.call("execute", () -> plain.executeUpdate(delete(table, 1)));
    trace.call("count", plain::getUpdateCount);
    PreparedStatement prepared =
        connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?");
    prepared.setInt(1, 1);
    prepared.close();
    trace.call("execute", prepared::executeUpdate);
    trace.run("set", () -> prepared.setInt(1, 1));
  }

  private static void limits(Connection connection, String table, Trace trace) throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM " + table + " WHERE id < ?")) {
      statement.setMaxRows(1);
      statement.setFetchSize(1);
      statement.setQueryTimeout(30);
      statement.setInt(1, 4);
      trace.call("count", statement::executeUpdate);
      trace.call("rows", statement::getMaxRows);
      trace.call("fetch", statement::getFetchSize);
      trace.call("timeout", statement::getQueryTimeout);
    }
  }

  private static void batchOfKinds(Connection connection, String table, Trace trace)
      throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch(delete(table, 1));
      statement.addBatch("SELECT id FROM " + table);
      statement.addBatch("UPDATE " + table + " SET name = 'new' WHERE id = 3");
      statement.addBatch(delete(table, 2));
      trace.call("batch", statement::executeBatch);
      trace.call("again", statement::executeBatch);
    }
  }

  private static void missingParameter(Connection connection, String table, Trace trace)
      throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?")) {
      trace.call("execute", statement::executeUpdate);
      trace.run("add", statement::addBatch);
      trace.run("clear", statement::clearBatch);
      statement.setInt(1, 2);
      trace.call("execute", statement::executeUpdate);
      trace.run("cleared", statement::clearParameters);
      trace.call("execute", statement::executeUpdate);
    }
  }

  /** A DELETE has none there, whatever is asked for. */
  private static void generatedKeys(Connection connection, String table, Trace trace)
      throws Exception {
    try (Statement statement = connection.createStatement()) {
      trace.call("flag", () -> statement.executeUpdate(delete(table, 1), 1));
      trace.call("keys", statement::getGeneratedKeys);
      String[] names = {"id", "name"};
      trace.call("names", () -> statement.execute(delete(table, 2), names));
      trace.call("keys", statement::getGeneratedKeys);
      trace.call("numbers", () -> statement.executeUpdate(delete(table, 3), new int[] {1}));
      trace.call("keys", statement::getGeneratedKeys);
    }
    try (PreparedStatement statement = connection.prepareStatement(delete(table, 4), 1)) {
      trace.call("prepared", statement::executeUpdate);
      trace.call("keys", statement::getGeneratedKeys);
    }
  }
}
