package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDeleteDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deletion of several steps is one statement: what comes between two steps ends it as well. */
final class BetweenStepsIT {
  private static final String DELETE = "DELETE FROM parents WHERE id = 1";

  /** Before a certain statement is prepared on the delegate's connection. */
  private interface Interference {
    void act() throws SQLException;
  }

  @ParameterizedTest
  @EnumSource
  void cancelEndsTheOperation(Server server) throws Exception {
    String url = database(server);
    for (boolean autoCommit : new boolean[] {true, false}) {
      for (int step = 1; step <= 2; step++) {
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        Statement[] running = new Statement[1];
        Interference cancel =
            () -> {
              if (left.decrementAndGet() == 0) {
                running[0].cancel();
              }
            };
        try (Connection connection = connect(url, cancel);
            Statement statement = connection.createStatement()) {
          connection.setAutoCommit(autoCommit);
          running[0] = statement;
          statement.executeUpdate("DELETE FROM parents WHERE id = 99");
          left.set(step + 1);
          assertThatThrownBy(() -> statement.executeUpdate(DELETE))
              .isInstanceOfSatisfying(
                  SQLException.class,
                  e ->
                      assertThat(e.getSQLState())
                          .isEqualTo(server == Server.MARIADB ? "70100" : "57014"));
          if (!autoCommit) {
            connection.rollback();
          }
          assertThat(active(url)).isEqualTo(3);
          assertThat(statement.executeUpdate("DELETE FROM parents WHERE id = 99")).isZero();
          connection.setAutoCommit(true);
        }
      }
    }
  }

  private static String database(Server server) throws SQLException {
    String url = server.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE parents (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL)",
        "CREATE TABLE children (id INT PRIMARY KEY, parent INT, deleted_at TIMESTAMP NULL,"
            + " FOREIGN KEY (parent) REFERENCES parents (id) ON DELETE CASCADE)",
        "INSERT INTO parents VALUES (1, NULL)",
        "INSERT INTO children VALUES (1, 1, NULL), (2, 1, NULL)");
    return url;
  }

  private static int active(String url) throws SQLException {
    try (Connection raw = DriverManager.getConnection(url)) {
      return KeysTwin.numbers(raw, "SELECT id FROM parents WHERE deleted_at IS NULL").size()
          + KeysTwin.numbers(raw, "SELECT id FROM children WHERE deleted_at IS NULL").size();
    }
  }

  /** A real connection, which says when it prepares a statement. */
  private static Connection connect(String url, Interference interference) throws SQLException {
    Connection delegate = DriverManager.getConnection(url);
    ClassLoader loader = BetweenStepsIT.class.getClassLoader();
    Connection watched =
        (Connection)
            Proxy.newProxyInstance(
                loader,
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("prepareStatement")) {
                    interference.act();
                  }
                  Object made = invoke(delegate, method, arguments);
                  return method.getName().equals("createStatement")
                      ? statement((Connection) proxy, (Statement) made)
                      : made;
                });
    DataSource source =
        (DataSource)
            Proxy.newProxyInstance(
                loader, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> watched);
    return new SoftDeleteDataSource(source, Map.of("softdelete.tables", "parents,children"))
        .getConnection();
  }

  /** A statement that leads back to the watched connection, as a pool's does. */
  private static Statement statement(Connection watched, Statement delegate) {
    return (Statement)
        Proxy.newProxyInstance(
            BetweenStepsIT.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection")
                    ? watched
                    : invoke(delegate, method, arguments));
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
