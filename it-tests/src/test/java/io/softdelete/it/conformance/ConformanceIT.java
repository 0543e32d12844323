package io.softdelete.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of every JDBC interface gives through this driver what it gives without: the same
 * value, the same rows, the same failure to the letter, and leaves the same rows behind. On a table
 * of no concern and on a registered one that has no deleted row.
 */
final class ConformanceIT {
  /** What is to be different: where the URL, the rewritten text or the row's end shows. */
  private static final Set<String> OURS = Set.of("getURL", "unwrap", "isWrapperFor");

  private static final Set<String> OURS_ON_REGISTERED = Set.of("nativeSQL", "deleteRow");

  @TestFactory
  Stream<DynamicNode> everyMethod() {
    return Arrays.stream(Server.values()).map(ConformanceIT::onServer);
  }

  private static DynamicNode onServer(Server server) {
    return DynamicContainer.dynamicContainer(
        server.name(),
        Stream.of("colours", "people")
            .map(
                table ->
                    DynamicContainer.dynamicContainer(
                        table.equals("people") ? "registered" : "unregistered",
                        Arrays.stream(Receiver.values())
                            .filter(receiver -> table.equals("colours") || receiver.concernsTable())
                            .map(
                                receiver ->
                                    DynamicTest.dynamicTest(
                                        receiver.name(),
                                        () -> compare(server, table, receiver))))));
  }

  private static void compare(Server server, String table, Receiver receiver) throws Exception {
    Twins twins = Twins.of(server, table);
    List<String> differences = new ArrayList<>();
    for (Method method : methods(receiver.jdbcType(), table)) {
      for (int choice = 0; choice < choices(server); choice++) {
        String raw = outcome(twins.raw(), receiver, method, choice);
        String ours = outcome(twins.ours(), receiver, method, choice);
        if (!ours.equals(raw)) {
          differences.add(method + " #" + choice + "\n   raw: " + raw + "\n  ours: " + ours);
        }
        if (method.getParameterCount() == 0 || receiver == Receiver.METADATA) {
          break;
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  /** MariaDB makes connections slowly, and each call has one of its own. */
  private static int choices(Server server) {
    return server == Server.MARIADB
        ? Integer.getInteger("conformance.choices", 1)
        : Arguments.CHOICES;
  }

  private static List<Method> methods(Class<?> jdbcType, String table) {
    return Arrays.stream(jdbcType.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !OURS.contains(method.getName()))
        .filter(method -> table.equals("colours") || !OURS_ON_REGISTERED.contains(method.getName()))
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  private static String outcome(Stage stage, Receiver receiver, Method method, int choice)
      throws Exception {
    stage.open();
    String seen;
    try {
      Object object = stage.receiver(receiver);
      Object[] arguments = stage.argumentsFor(method, choice).toArray();
      seen = Observation.of(object, method, arguments);
    } catch (SQLException e) {
      seen = "no such object: " + e.getSQLState();
    }
    if (receiver.jdbcType() == Connection.class || receiver == Receiver.SAVEPOINT) {
      stage.renew();
    }
    return seen + "\n" + stage.rowsLeft();
  }

  /** The two sides, on databases of their own. */
  private record Twins(Stage raw, Stage ours) {
    static Twins of(Server server, String table) throws SQLException {
      String rawUrl = server.createDatabase();
      String oursUrl = server.createDatabase();
      Stage.createTables(server, rawUrl);
      Stage.createTables(server, oursUrl);
      return new Twins(
          new Stage(server, rawUrl, rawUrl, table),
          new Stage(
              server, oursUrl, server.throughDriver(oursUrl, Map.of("tables", "people")), table));
    }
  }
}
