package io.softdelete.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A DELETE that became something else answers the calls of JDBC like the DELETE of a plain
 * database, in each of the ways in which it is carried out, and leaves the same active rows.
 */
final class DeletionCallsIT {
  @ParameterizedTest
  @EnumSource
  void answersLikeAPlainDelete(Server server) throws Exception {
    DeletionTwins twins = DeletionTwins.on(server);
    List<String> differences = new ArrayList<>();
    for (DeletionCall call : DeletionCall.all(server)) {
      twins.fill();
      for (String table : DeletionTwins.TABLES) {
        String plain = outcome(call, twins.plainUrl(), twins.plainUrl(), table);
        String ours = outcome(call, twins.driverUrl(), twins.ghostUrl(), table);
        if (!ours.equals(plain)) {
          differences.add(call.name() + " on " + table + "\nplain: " + plain + "\nours: " + ours);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static String outcome(DeletionCall call, String url, String plainUrl, String table)
      throws Exception {
    Trace trace = new Trace();
    try (Connection connection = DriverManager.getConnection(url)) {
      call.calls().on(connection, table, trace);
      trace.call("autocommit", connection::getAutoCommit);
    } catch (SQLException e) {
      trace.call("end", e::getSQLState);
    }
    return trace + "\n" + DeletionTwins.rows(plainUrl, table);
  }
}
