package io.softdelete.it.conformance;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.Executor;

/** Values to call methods with: the first choice should succeed, the second is at the edge. */
final class Arguments {
  /** How many choices there are. */
  static final int CHOICES = 3;

  private final Connection connection;
  private final String table;

  Arguments(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  Object of(Method method, int position, Class<?> type, int choice) throws SQLException {
    if (type == String.class) {
      return text(method, position, choice);
    }
    if (type == int.class) {
      return number(method, position, choice);
    }
    if (type.isPrimitive()) {
      return primitive(type, choice);
    }
    return choice == 1 && type != Class.class ? null : object(method, type);
  }

  private static Object number(Method method, int position, int choice) {
    String name = method.getName();
    if (name.equals("setTransactionIsolation")) {
      return List.of(Connection.TRANSACTION_SERIALIZABLE, 99, Connection.TRANSACTION_READ_COMMITTED)
          .get(choice);
    }
    if (name.equals("createStatement") || name.startsWith("prepare")) {
      int[][] kinds = {
        {
          ResultSet.TYPE_SCROLL_INSENSITIVE,
          ResultSet.CONCUR_UPDATABLE,
          ResultSet.HOLD_CURSORS_OVER_COMMIT
        },
        {-7, -7, -7},
        {
          ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.CLOSE_CURSORS_AT_COMMIT
        },
      };
      boolean afterSql = method.getParameterTypes()[0] == String.class;
      boolean keys = afterSql && method.getParameterCount() == 2;
      return keys
          ? List.of(Statement.RETURN_GENERATED_KEYS, 99, Statement.NO_GENERATED_KEYS).get(choice)
          : kinds[choice][position - (afterSql ? 1 : 0)];
    }
    if ((name.startsWith("set") && position == 2)
        || (name.startsWith("register") && position == 1)) {
      return List.of(java.sql.Types.INTEGER, 99999, java.sql.Types.VARCHAR).get(choice);
    }
    return List.of(1, -1, 2).get(choice);
  }

  private static Object primitive(Class<?> type, int choice) {
    int number = List.of(1, -1, 2).get(choice);
    if (type == boolean.class) {
      return choice == 0;
    }
    if (type == byte.class) {
      return (byte) number;
    }
    if (type == short.class) {
      return (short) number;
    }
    if (type == long.class) {
      return (long) number;
    }
    return type == float.class ? (Object) (float) number : (double) number;
  }

  private String text(Method method, int position, int choice) {
    String name = method.getName();
    boolean takesSql =
        name.startsWith("execute")
            || name.startsWith("prepare")
            || name.equals("addBatch")
            || name.equals("nativeSQL");
    if (takesSql && position == 0) {
      return switch (choice) {
        case 0 ->
            name.equals("executeQuery") || name.startsWith("prepare") || name.equals("nativeSQL")
                ? "SELECT name, id FROM " + table + " WHERE id > 0"
                : "UPDATE " + table + " SET name = 'changed' WHERE id = 2";
        case 1 -> null;
        default -> "SELECT nonsense, {fn ABS(1)} FROM " + table;
      };
    }
    if (method.getDeclaringClass() == java.sql.DatabaseMetaData.class) {
      return choice == 1 ? null : metadataPattern(method, position, choice);
    }
    return switch (choice) {
      case 0 -> "name";
      case 1 -> null;
      default -> "nothing such";
    };
  }

  private String metadataPattern(Method method, int position, int choice) {
    if (choice == 2) {
      return "nothing such";
    }
    return position == 2 || (method.getName().equals("getCrossReference") && position == 5)
        ? table
        : null;
  }

  private Object object(Method method, Class<?> type) throws SQLException {
    Map<Class<?>, Object> values =
        Map.ofEntries(
            Map.entry(Object.class, 1),
            Map.entry(BigDecimal.class, new BigDecimal("1.5")),
            Map.entry(byte[].class, new byte[] {1, 2}),
            Map.entry(Date.class, Date.valueOf("2020-01-02")),
            Map.entry(Time.class, Time.valueOf("10:11:12")),
            Map.entry(Timestamp.class, Timestamp.valueOf("2020-01-02 10:11:12")),
            Map.entry(Calendar.class, Calendar.getInstance(TimeZone.getTimeZone("UTC"))),
            Map.entry(Map.class, Map.of()),
            Map.entry(Properties.class, new Properties()),
            Map.entry(Executor.class, (Executor) Runnable::run),
            Map.entry(SQLType.class, JDBCType.INTEGER),
            Map.entry(int[].class, new int[] {1}),
            Map.entry(
                String[].class,
                method.getName().equals("getTables")
                    ? new String[] {"TABLE"}
                    : new String[] {"id"}),
            Map.entry(Object[].class, new Object[] {1, 2}),
            Map.entry(Reader.class, new StringReader("read")),
            Map.entry(
                InputStream.class,
                new ByteArrayInputStream("read".getBytes(StandardCharsets.UTF_8))));
    Object value = values.get(type);
    return value != null ? value : made(method, type);
  }

  /** Null where the database has no such thing. */
  private Object made(Method method, Class<?> type) throws SQLException {
    try {
      if (type == Class.class) {
        return method.getName().equals("getObject") ? String.class : Runnable.class;
      }
      if (type == URL.class) {
        return new URL("http://localhost/");
      }
      if (type == Array.class) {
        return connection.createArrayOf("INTEGER", new Object[] {1, 2});
      }
      if (type == Blob.class) {
        return connection.createBlob();
      }
      if (type == NClob.class) {
        return connection.createNClob();
      }
      if (type == Clob.class) {
        return connection.createClob();
      }
      if (type == SQLXML.class) {
        return connection.createSQLXML();
      }
      return type == Savepoint.class && !connection.getAutoCommit()
          ? connection.setSavepoint()
          : null;
    } catch (SQLException | MalformedURLException e) {
      return null;
    }
  }
}
