package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PostgreSQL rounds and pads what it stores: DO NOTHING must look for that among deleted rows, and
 * not for what is written in the statement.
 */
final class SkippedRowsIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "numeric(5, 2); 1.005; 1.01",
        "rounded; 1.005; 1.01",
        "integer; 2.6; 3",
        "real; 1.005; 1.005",
        "char(5); '''a  '''; a",
        "timestamp(0); TIMESTAMP '2020-01-01 10:11:12.6'; 2020-01-01 10:11:13",
        "interval(0); INTERVAL '1.6 s'; 00:00:02",
        "numeric(4, 1)[]; ARRAY[1.26]; {1.3}"
      })
  void doNothingSkipsNoRowForADeletedOne(String type, String value, String stored)
      throws SQLException {
    String url = Server.POSTGRESQL.createDatabase();
    Server.execute(
        url,
        "CREATE DOMAIN rounded AS numeric(5, 2)",
        "CREATE TABLE t (k " + type + " UNIQUE, deleted_at timestamp)");
    try (Connection beneath = DriverManager.getConnection(url);
        Connection driven =
            DriverManager.getConnection(
                Server.POSTGRESQL.throughDriver(url, Map.of("tables", "t")));
        Statement statement = driven.createStatement()) {
      for (String rows : List.of("VALUES (%s), (%1$s)", "SELECT %s", "VALUES (%s)")) {
        String insert = "INSERT INTO t (k) " + rows.formatted(value) + " ON CONFLICT DO NOTHING";
        Server.execute(beneath, "TRUNCATE t");
        assertThat(statement.executeUpdate(insert)).as(insert).isEqualTo(1);
        try (ResultSet result = statement.executeQuery("SELECT CAST(k AS text) FROM t")) {
          result.next();
          assertThat(result.getString(1).trim()).isEqualTo(stored);
        }
        Server.execute(driven, "DELETE FROM t");
        assertThatThrownBy(() -> statement.executeUpdate(insert))
            .as(insert)
            .isInstanceOf(SQLException.class)
            .extracting("SQLState")
            .isEqualTo("SD007");
      }
    }
  }
}
