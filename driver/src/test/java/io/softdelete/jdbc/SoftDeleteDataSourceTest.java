package io.softdelete.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

final class SoftDeleteDataSourceTest {
  @Test
  void connectionsAreRewritten() throws Exception {
    try (SoftDeleteDataSource source = source(Map.of("softdelete.tables", "users"));
        Connection connection = source.getConnection()) {
      assertThat(connection.nativeSQL("SELECT 1 FROM users")).contains("deleted_at IS NULL");
      assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:");
    }
  }

  @Test
  void settingsAreValidatedAtConstruction() {
    assertThatThrownBy(() -> source(Map.of()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD005"));
    assertThatThrownBy(() -> source(Map.of("tables", "users")))
        .hasMessageContaining("Unknown setting 'tables'");
  }

  @Test
  void unwrapGivesTheDelegateUnlessDenied() throws Exception {
    SoftDeleteDataSource open = source(Map.of("softdelete.tables", "users"));
    assertThat(open.unwrap(JdbcDataSource.class)).isNotNull();
    assertThat(open.isWrapperFor(JdbcDataSource.class)).isTrue();
    SoftDeleteDataSource closed =
        source(Map.of("softdelete.tables", "users", "softdelete.unwrap", "deny"));
    assertThat(closed.isWrapperFor(JdbcDataSource.class)).isFalse();
    assertThatThrownBy(() -> closed.unwrap(JdbcDataSource.class))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD003"));
  }

  @Test
  void poolGetsItsConnectionsBack() throws Exception {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
    SoftDeleteDataSource source =
        new SoftDeleteDataSource(pool, Map.of("softdelete.tables", "users"));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(pool.getActiveConnections()).isEqualTo(1);
      statement.execute("SELECT 1");
    }
    assertThat(pool.getActiveConnections()).isZero();
    pool.dispose();
  }

  private static SoftDeleteDataSource source(Map<String, String> settings) throws SQLException {
    JdbcDataSource delegate = new JdbcDataSource();
    delegate.setURL("jdbc:h2:mem:");
    return new SoftDeleteDataSource(delegate, settings);
  }
}
