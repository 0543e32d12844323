package io.softdelete.it.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** What a call gave, as a text that can be compared: a value, rows, or a failure to the letter. */
final class Observation {
  private static final int ROWS = 30;

  /** Names and numbers that differ between any two connections, and the text that was sent. */
  private static final Pattern INCIDENTAL =
      Pattern.compile(
          "(?i)\\(conn=\\d+\\)|@[0-9a-f]{4,}|\\bit\\d+\\b|\\b(conn|stat|prep|rs|call|ar|dbMeta|pMeta|rsMeta|blob|clob"
              + "|nclob|sp|xml)\\d+\\b|; SQL statement:.*|but was : .*",
          Pattern.DOTALL);

  private Observation() {}

  static String of(Object receiver, Method method, Object... arguments)
      throws ReflectiveOperationException {
    try {
      return shown(method.invoke(receiver, arguments));
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof SQLException failure
          ? failure(failure)
          : "threw " + normalised(String.valueOf(e.getCause()));
    } catch (SQLException e) {
      return "unreadable: " + failure(e);
    } catch (IOException | RuntimeException e) {
      return "unreadable: " + e;
    }
  }

  private static String failure(SQLException failure) {
    StringJoiner chain = new StringJoiner(", then ", "failed with ", "");
    for (SQLException each = failure; each != null; each = each.getNextException()) {
      chain.add(
          each.getClass().getName()
              + " "
              + each.getSQLState()
              + " "
              + each.getErrorCode()
              + " "
              + normalised(String.valueOf(each.getMessage())));
    }
    return chain.toString();
  }

  private static String shown(Object value) throws SQLException, IOException {
    if (value == null) {
      return "null";
    }
    if (value instanceof ResultSet rows) {
      return rows(rows);
    }
    if (value instanceof Connection || value instanceof Statement) {
      return value instanceof Statement ? "a statement" : "a connection";
    }
    if (value instanceof DatabaseMetaData || value instanceof ResultSetMetaData) {
      return "metadata";
    }
    if (value instanceof Array array) {
      return "array of " + array.getBaseTypeName() + " " + shown(array.getArray());
    }
    if (value instanceof Object[] elements) {
      StringJoiner all = new StringJoiner(", ", "[", "]");
      for (Object element : elements) {
        all.add(shown(element));
      }
      return all.toString();
    }
    return content(value);
  }

  private static String content(Object value) throws SQLException, IOException {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof int[] counts) {
      return Arrays.toString(counts);
    }
    if (value instanceof long[] counts) {
      return Arrays.toString(counts);
    }
    if (value instanceof InputStream stream) {
      return "stream " + new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    if (value instanceof Reader reader) {
      StringBuilder text = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
      return "reader " + text;
    }
    if (value instanceof Blob blob) {
      return "blob " + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
    }
    if (value instanceof Clob clob) {
      return "clob " + clob.getSubString(1, (int) clob.length());
    }
    if (value instanceof SQLXML xml) {
      return "xml " + xml.getString();
    }
    return value.getClass().getName() + " " + normalised(value.toString());
  }

  private static String rows(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    StringJoiner all = new StringJoiner("\n");
    StringJoiner labels = new StringJoiner("|", "rows of ", "");
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i) + " " + columns.getColumnType(i));
    }
    all.add(labels.toString());
    for (int row = 0; row < ROWS && rows.next(); row++) {
      StringJoiner values = new StringJoiner("|");
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        // An index's cardinality is an estimate, made whenever the server finds the time.
        values.add(
            columns.getColumnLabel(i).equalsIgnoreCase("CARDINALITY")
                ? "…"
                : normalised(String.valueOf(rows.getString(i))));
      }
      all.add(values.toString());
    }
    return all.toString();
  }

  private static String normalised(String text) {
    return INCIDENTAL.matcher(text).replaceAll("…");
  }
}
