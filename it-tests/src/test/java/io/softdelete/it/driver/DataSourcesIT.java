package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDeleteConnectionPoolDataSource;
import io.softdelete.jdbc.SoftDeleteDataSource;
import io.softdelete.jdbc.SoftDeleteXADataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

/** The kinds of data sources that application servers and transaction managers ask for. */
final class DataSourcesIT {
  private static final Map<String, String> SETTINGS = Map.of("softdelete.tables", "users");

  private record Branch(int number) implements Xid {
    @Override
    public int getFormatId() {
      return 4711;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {1, (byte) number};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {2};
    }
  }

  @ParameterizedTest
  @EnumSource
  void preparedBranchDeletesSoftlyWhenItIsCommitted(Server server) throws Exception {
    String plain = database(server);
    XADataSource source = new SoftDeleteXADataSource((XADataSource) xa(server, plain), SETTINGS);
    XAConnection connection = source.getXAConnection(user(server), user(server));
    XAResource resource = connection.getXAResource();
    Xid xid = new Branch(1);
    deleteInBranch(connection, resource, xid);
    assertThat(resource.prepare(xid)).isEqualTo(XAResource.XA_OK);
    resource.commit(xid, false);
    connection.close();
    assertThat(active(plain)).containsExactly("2");
    assertThat(all(plain)).containsExactly("1", "2");
  }

  @ParameterizedTest
  @EnumSource
  void preparedBranchIsFoundAndRolledBackByAnother(Server server) throws Exception {
    String plain = database(server);
    XADataSource source = new SoftDeleteXADataSource((XADataSource) xa(server, plain), SETTINGS);
    XAConnection connection = source.getXAConnection(user(server), user(server));
    Xid xid = new Branch(2);
    deleteInBranch(connection, connection.getXAResource(), xid);
    connection.getXAResource().prepare(xid);
    XAConnection other = source.getXAConnection(user(server), user(server));
    XAResource rescuer = other.getXAResource();
    assertThat(rescuer.isSameRM(connection.getXAResource()))
        .isEqualTo(xaOf(other).isSameRM(xaOf(connection)));
    if (server == Server.MARIADB) {
      connection.close();
    }
    Xid[] found = rescuer.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN);
    assertThat(found).anyMatch(each -> each.getFormatId() == 4711);
    (server == Server.H2 ? connection.getXAResource() : rescuer).rollback(xid);
    other.close();
    connection.close();
    assertThat(active(plain)).containsExactly("1", "2");
  }

  @ParameterizedTest
  @EnumSource
  void noWayLeadsFromTheResourceToTheDelegate(Server server) throws Exception {
    String plain = database(server);
    XAConnection connection =
        new SoftDeleteXADataSource((XADataSource) xa(server, plain), SETTINGS)
            .getXAConnection(user(server), user(server));
    assertThat(connection.getXAResource()).isNotInstanceOf(PooledConnection.class);
    connection.close();
  }

  @ParameterizedTest
  @EnumSource
  void eventsComeFromTheConnectionThatThePoolKnows(Server server) throws Exception {
    String plain = database(server);
    ConnectionPoolDataSource delegate = (ConnectionPoolDataSource) pool(server, plain);
    PooledConnection pooled =
        new SoftDeleteConnectionPoolDataSource(delegate, SETTINGS)
            .getPooledConnection(user(server), user(server));
    PooledConnection raw = delegate.getPooledConnection(user(server), user(server));
    Sources sources = new Sources();
    Sources theirs = new Sources();
    pooled.addConnectionEventListener(sources);
    raw.addConnectionEventListener(theirs);
    raw.getConnection().close();
    try (Connection logical = pooled.getConnection();
        Statement statement = logical.createStatement()) {
      statement.executeUpdate("DELETE FROM users WHERE id = 1");
    }
    assertThat(sources.seen).hasSameSizeAs(theirs.seen).allMatch(pooled::equals);
    pooled.removeConnectionEventListener(sources);
    pooled.getConnection().close();
    assertThat(sources.seen).hasSameSizeAs(theirs.seen);
    Connection last = pooled.getConnection();
    pooled.close();
    raw.close();
    assertThat(last.isClosed()).isTrue();
    assertThat(active(plain)).containsExactly("2");
    assertThat(all(plain)).hasSize(2);
  }

  private static final class Sources implements ConnectionEventListener {
    private final List<Object> seen = new ArrayList<>();

    @Override
    public void connectionClosed(ConnectionEvent event) {
      seen.add(event.getSource());
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {}
  }

  @ParameterizedTest
  @EnumSource
  void whatTheDelegateLacksFailsAsItsOwn(Server server) throws Exception {
    SoftDeleteDataSource source =
        new SoftDeleteDataSource((DataSource) simple(server, database(server)), SETTINGS);
    assertThatThrownBy(source::createConnectionBuilder)
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessage("createConnectionBuilder not implemented");
    assertThatThrownBy(source::createShardingKeyBuilder)
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }

  private static XAResource xaOf(XAConnection connection) throws SQLException {
    return connection.getXAResource();
  }

  private static void deleteInBranch(XAConnection connection, XAResource resource, Xid xid)
      throws SQLException, XAException {
    // H2 rolls back what is open when the logical connection is closed: that comes last.
    Connection logical = connection.getConnection();
    resource.start(xid, XAResource.TMNOFLAGS);
    try (Statement statement = logical.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM users WHERE id = 1")).isEqualTo(1);
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM users")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
    resource.end(xid, XAResource.TMSUCCESS);
  }

  private static String database(Server server) throws SQLException {
    String plain = server.createDatabase();
    Server.execute(
        plain,
        "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL)",
        "INSERT INTO users VALUES (1, NULL), (2, NULL)");
    return plain;
  }

  private static CommonDataSource xa(Server server, String url) throws SQLException {
    if (server != Server.POSTGRESQL) {
      return simple(server, url);
    }
    PGXADataSource source = new PGXADataSource();
    source.setUrl(url);
    return source;
  }

  private static CommonDataSource pool(Server server, String url) throws SQLException {
    if (server != Server.POSTGRESQL) {
      return simple(server, url);
    }
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setUrl(url);
    return source;
  }

  private static CommonDataSource simple(Server server, String url) throws SQLException {
    switch (server) {
      case H2 -> {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
      }
      case POSTGRESQL -> {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
      }
      default -> {
        return new MariaDbDataSource(url);
      }
    }
  }

  private static String user(Server server) {
    return switch (server) {
      case H2 -> "";
      case POSTGRESQL -> "postgres";
      case MARIADB -> "root";
    };
  }

  private static List<String> active(String plain) throws SQLException {
    return ids(plain, "SELECT id FROM users WHERE deleted_at IS NULL ORDER BY id");
  }

  private static List<String> all(String plain) throws SQLException {
    return ids(plain, "SELECT id FROM users ORDER BY id");
  }

  private static List<String> ids(String plain, String sql) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(plain);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
