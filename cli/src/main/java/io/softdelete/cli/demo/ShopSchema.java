package io.softdelete.cli.demo;

import io.softdelete.cli.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo's own schema: made with its rows, dropped when closed. Nothing else is touched. */
final class ShopSchema implements AutoCloseable {
  /** The schema's name. */
  static final String NAME = "softdelete_demo";

  private final Connection connection;

  private ShopSchema(Connection connection) {
    this.connection = connection;
  }

  /**
   * Makes the schema, its tables and their rows, on PostgreSQL all or nothing.
   *
   * @throws Failure when the schema is there: it may be somebody's
   */
  static ShopSchema create(Connection connection, DemoDatabase database) throws SQLException {
    ShopSchema shop = new ShopSchema(connection);
    shop.createSchema(database);
    try {
      shop.execute(database.enter(NAME));
      for (String statement : resource("shop.sql").stripTrailing().split(";\\R", -1)) {
        shop.execute(statement);
      }
      for (ShopData.Table table : ShopData.tables()) {
        shop.insert(table);
      }
      connection.commit();
    } catch (SQLException | RuntimeException | Error e) {
      connection.rollback();
      // Where the rollback took the schema back, one of that name is somebody else's by now.
      if (connection.getMetaData().dataDefinitionCausesTransactionCommit()) {
        shop.drop();
      }
      throw e;
    }
    return shop;
  }

  private void createSchema(DemoDatabase database) throws SQLException {
    try {
      execute("CREATE SCHEMA " + NAME);
    } catch (SQLException e) {
      if (database.schemaExists().equals(e.getSQLState())) {
        throw new Failure(
            "the schema "
                + NAME
                + " exists already and the demo leaves it alone; if an interrupted demo left it"
                + " behind: DROP SCHEMA "
                + NAME
                + " CASCADE",
            e);
      }
      throw e;
    }
  }

  private void insert(ShopData.Table table) throws SQLException {
    int columns = table.rows().get(0).size();
    String markers = String.join(", ", Collections.nCopies(columns, "?"));
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO " + table.name() + " VALUES (" + markers + ")")) {
      for (List<@Nullable Object> row : table.rows()) {
        for (int i = 0; i < columns; i++) {
          statement.setObject(i + 1, row.get(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Drops the schema. */
  @Override
  public void close() throws SQLException {
    connection.rollback();
    drop();
  }

  private void drop() throws SQLException {
    execute("DROP SCHEMA " + NAME + " CASCADE");
    connection.commit();
  }

  /** A text that lies beside this class. */
  static String resource(String name) {
    try (InputStream bytes = ShopSchema.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
