package io.softdelete.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From a connection of ours no getter leads to an object of the delegate's that knows its parents,
 * and what is asked for twice is the same object where it is for the delegate.
 */
final class IdentityIT {
  /** The interfaces by which one gets from a child to its parents, or to statements. */
  private static final List<Class<?>> WRAPPED =
      List.of(
          Connection.class, Statement.class, ResultSet.class, DatabaseMetaData.class, Array.class);

  private static final Set<String> ENDS_THE_WALK =
      Set.of("close", "abort", "unwrap", "isWrapperFor", "createBlob", "createClob", "createNClob");

  @ParameterizedTest
  @EnumSource
  void noGetterLeadsToTheDelegates(Server server) throws Exception {
    try (Connection ours = connect(server)) {
      Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      Deque<Object> open = new ArrayDeque<>(roots(server, ours));
      while (!open.isEmpty()) {
        Object object = open.remove();
        if (seen.add(object) && seen.size() < 500) {
          assertOurs(object, object.getClass().getName());
          open.addAll(children(ours, object));
        }
      }
      assertThat(seen).hasSizeGreaterThan(20);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameObjectIsGivenTwiceWhereTheDelegateDoes(Server server) throws Exception {
    String plain = server.createDatabase();
    Stage.createTables(server, plain);
    try (Connection raw = DriverManager.getConnection(plain);
        Connection ours =
            DriverManager.getConnection(server.throughDriver(plain, Map.of("tables", "people")))) {
      List<Boolean> theirs = identities(raw);
      raw.createStatement().execute("DELETE FROM people");
      assertThat(identities(ours)).isEqualTo(theirs);
    }
  }

  /** Whether a getter gives one object, however often it is asked. */
  private static boolean sameTwice(Callable<?> getter) throws SQLException {
    try {
      Object first = getter.call();
      return first == getter.call();
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Pairs of things that may be one object, and whether they are. */
  private static List<Boolean> identities(Connection connection) throws SQLException {
    List<Boolean> same = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT id FROM people")) {
      same.add(sameTwice(connection::getMetaData));
      same.add(statement.getConnection() == connection);
      ResultSet rows = statement.executeQuery("SELECT id FROM people");
      same.add(rows == statement.getResultSet());
      same.add(sameTwice(statement::getResultSet));
      same.add(rows.getStatement() == statement);
      same.add(rows == statement.executeQuery("SELECT id FROM people"));
      same.add(prepared.execute());
      same.add(sameTwice(prepared::getResultSet));
      same.add(prepared.getResultSet().getStatement() == prepared);
      statement.executeUpdate(
          "INSERT INTO people (id) VALUES (77)", Statement.RETURN_GENERATED_KEYS);
      same.add(sameTwice(statement::getGeneratedKeys));
      same.add(statement.getGeneratedKeys().getStatement() == statement);
      ResultSet tables = connection.getMetaData().getTables(null, null, "people", null);
      same.add(sameTwice(tables::getStatement));
      same.add(new HashSet<>(List.of(tables)).contains(tables));
      same.add(statement.equals(connection.createStatement()));
      Statement parent = tables.getStatement();
      same.add(parent != null && parent.getConnection() == connection);
      same.add(parent != null && parent.getResultSet() == tables);
      same.add(parent instanceof PreparedStatement);
      return same;
    }
  }

  private static List<Object> roots(Server server, Connection ours) throws SQLException {
    Statement statement =
        ours.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
    statement.execute("SELECT * FROM people");
    PreparedStatement insert =
        ours.prepareStatement("INSERT INTO people (id) VALUES (88)", new String[] {"id"});
    insert.executeUpdate();
    ResultSet every = ours.createStatement().executeQuery("SELECT * FROM every");
    every.next();
    List<Object> roots = new ArrayList<>(List.of(ours, statement, insert, every));
    roots.add(ours.getMetaData());
    if (server != Server.MARIADB) {
      roots.add(ours.createArrayOf("INTEGER", new Object[] {1, 2}));
    }
    if (server == Server.H2) {
      ResultSet row =
          ours.createStatement().executeQuery("SELECT ROW(1, 2), ARRAY[ARRAY[1], ARRAY[2]]");
      row.next();
      roots.add(row);
      roots.add(row.getArray(2));
    }
    if (server == Server.POSTGRESQL) {
      roots.add(cursor(ours));
    }
    return roots;
  }

  private static Object cursor(Connection ours) throws SQLException {
    try (Statement statement = ours.createStatement()) {
      statement.execute(
          "CREATE FUNCTION everyone() RETURNS refcursor LANGUAGE plpgsql AS 'DECLARE c refcursor;"
              + " BEGIN OPEN c FOR SELECT id FROM colours; RETURN c; END'");
    }
    ours.setAutoCommit(false);
    CallableStatement call = ours.prepareCall("{? = CALL everyone()}");
    call.registerOutParameter(1, Types.REF_CURSOR);
    call.execute();
    assertThat(call.getObject(1)).isInstanceOf(ResultSet.class);
    assertOurs(call.getObject(1, ResultSet.class), "cursor by type");
    ResultSet cursor = (ResultSet) call.getObject(1);
    assertThat(cursor.getStatement()).isSameAs(cursor.getStatement());
    assertThat(cursor.getStatement().getConnection()).isSameAs(ours);
    return cursor;
  }

  private static List<Object> children(Connection ours, Object object) throws Exception {
    List<Object> children = new ArrayList<>();
    for (Class<?> jdbc : interfacesOf(object)) {
      for (Method method : jdbc.getMethods()) {
        if (leadsOn(method)) {
          for (Object child : given(ours, object, method)) {
            assertOurs(child, method.toString());
            children.add(child);
          }
        }
      }
    }
    return children;
  }

  private static List<Class<?>> interfacesOf(Object object) {
    List<Class<?>> interfaces = new ArrayList<>();
    for (Class<?> jdbc :
        List.of(
            Connection.class,
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            Array.class)) {
      if (jdbc.isInstance(object)) {
        interfaces.add(jdbc);
        break;
      }
    }
    return interfaces;
  }

  private static boolean leadsOn(Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && !ENDS_THE_WALK.contains(method.getName())
        && !method.getName().startsWith("execute")
        && (method.getReturnType() == Object.class
            || WRAPPED.stream().anyMatch(type -> type.isAssignableFrom(method.getReturnType())));
  }

  /** What a method gives: an object, or those in an array of objects; nothing if it fails. */
  private static List<Object> given(Connection ours, Object object, Method method)
      throws Exception {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = new Arguments(ours, "people").of(method, i, method.getParameterTypes()[i], 0);
    }
    try {
      List<Object> all = new ArrayList<>();
      for (int column = 1; column <= columns(object, method); column++) {
        if (object instanceof ResultSet
            && arguments.length > 0
            && arguments[0] instanceof Integer) {
          arguments[0] = column;
        }
        collect(method.invoke(object, arguments), all);
      }
      return all;
    } catch (InvocationTargetException e) {
      return List.of();
    }
  }

  private static int columns(Object object, Method method) throws SQLException {
    return object instanceof ResultSet rows && method.getName().equals("getObject")
        ? rows.getMetaData().getColumnCount()
        : 1;
  }

  private static void collect(Object value, List<Object> all) {
    if (value instanceof Object[] elements) {
      Arrays.stream(elements).forEach(element -> collect(element, all));
    } else if (WRAPPED.stream().anyMatch(type -> type.isInstance(value))) {
      all.add(value);
    }
  }

  private static void assertOurs(Object object, String where) {
    assertThat(object.getClass().getPackageName())
        .as(where + " gave " + object.getClass())
        .isEqualTo("io.softdelete.jdbc.wrap");
  }

  private static Connection connect(Server server) throws SQLException {
    String plain = server.createDatabase();
    Stage.createTables(server, plain);
    return DriverManager.getConnection(server.throughDriver(plain, Map.of("tables", "people")));
  }
}
