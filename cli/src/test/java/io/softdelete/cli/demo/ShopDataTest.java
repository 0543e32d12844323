package io.softdelete.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ShopDataTest {
  private static final Map<String, String> DELETED =
      Map.of(
          "customers", "deleted_at IS NOT NULL",
          "orders", "deleted_at IS NOT NULL",
          "reviews", "deleted_at IS NOT NULL",
          "products", "is_deleted",
          "order_lines", "state = 'deleted'",
          "tags", "deleted_epoch <> 0");

  private Connection connection;
  private ShopSchema shop;

  @BeforeEach
  void makeTheShop() throws SQLException {
    connection = DemoServer.embedded().plain();
    shop = ShopSchema.create(connection, DemoDatabase.H2);
  }

  @AfterEach
  void dropTheShop() throws SQLException {
    shop.close();
    connection.close();
  }

  @Test
  void tenThousandRowsCanBeDeleted() throws SQLException {
    long rows = 0;
    for (String table : DELETED.keySet()) {
      rows += count("SELECT COUNT(*) FROM " + table);
    }
    assertThat(rows).isEqualTo(10_000);
  }

  @Test
  void aThirdOfEachTableIs() throws SQLException {
    for (Map.Entry<String, String> entry : DELETED.entrySet()) {
      double all = count("SELECT COUNT(*) FROM " + entry.getKey());
      double deleted =
          count("SELECT COUNT(*) FROM " + entry.getKey() + " WHERE " + entry.getValue());
      assertThat(deleted / all).as(entry.getKey()).isCloseTo(1 / 3.0, within(0.04));
    }
  }

  @Test
  void everyRunHasTheSameRows() {
    assertThat(ShopData.tables()).isEqualTo(ShopData.tables());
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      results.next();
      return results.getLong(1);
    }
  }
}
