package io.softdelete.jdbc.bin;

import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.UnsupportedSql;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names one row of a table by values that may be texts, and never another one: databases cut texts,
 * round numbers, and take '17x' for 17 when they are left to it.
 *
 * @param table the table
 * @param columns the columns of its key
 */
public record TableKey(BinTable table, List<Session.Column> columns) {
  private static final List<String> NUMBERS =
      List.of("decimal", "numeric", "float", "double", "real");

  /**
   * The key of a table.
   *
   * @throws SQLException SD002 when it has none
   */
  public static TableKey of(BinTable table) throws SQLException {
    List<Session.Column> all = table.bin().ghosts().columns(table.name());
    return new TableKey(
        table,
        table.ghosts(List.of()).liveKey().stream()
            .flatMap(name -> all.stream().filter(column -> column.name().equals(name)))
            .toList());
  }

  /** The condition of a row, with a parameter for each column. */
  public String condition() {
    return columns.stream()
        .map(
            column ->
                StepSql.quoted(dialect(), column.name())
                    + " = "
                    + (dialect() == Dialect.POSTGRESQL ? typed(column) : "?"))
        .collect(Collectors.joining(" AND "));
  }

  /**
   * The values as they are bound.
   *
   * @throws IllegalArgumentException when there are more or fewer than columns, or a number is
   *     wanted and another text given
   */
  public List<Object> values(List<Object> key) {
    if (key.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the key of %s is (%s): expected %d values, not %d"
              .formatted(
                  table.name(),
                  columns.stream().map(Session.Column::name).collect(Collectors.joining(", ")),
                  columns.size(),
                  key.size()));
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      values.add(value(columns.get(i), key.get(i)));
    }
    return values;
  }

  private Object value(Session.Column column, Object value) {
    boolean text = value instanceof CharSequence;
    if (isNumber(column) && text && dialect() != Dialect.POSTGRESQL) {
      return number(column, value.toString());
    }
    // A text is read in the type of the column, or fails; a number would be rounded.
    return value instanceof Number && (dialect() == Dialect.POSTGRESQL || !isNumber(column))
        ? value.toString()
        : value;
  }

  private static boolean isNumber(Session.Column column) {
    String type = type(column);
    return (type.contains("int") && !type.contains("interval") && !type.contains("point"))
        || NUMBERS.stream().anyMatch(type::startsWith);
  }

  private BigDecimal number(Session.Column column, String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s.%s is a number, and '%s' is none".formatted(table.name(), column.name(), text), e);
    }
  }

  /**
   * What the audit table knows the row by.
   *
   * @param values the values as they are bound
   * @throws SQLException SD006 when it doesn't take the table's rows, the database's own when the
   *     values don't fit
   */
  public String recordId(List<Object> values) throws SQLException {
    Bin bin = table.bin();
    String row =
        columns.stream()
            .map(column -> typed(column) + " AS " + StepSql.quoted(dialect(), column.name()))
            .collect(Collectors.joining(", "));
    try {
      String id =
          bin.schema()
              .rewriter()
              .recordId(table.name().schema(), table.name().table(), bin.schema().live());
      String query = "SELECT " + id + " FROM (SELECT " + row + ") AS k";
      try (PreparedStatement statement = bin.plain().prepareStatement(query)) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          return String.valueOf(result.getString(1));
        }
      }
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    }
  }

  /** A parameter in the type of its column, without the length that would cut it. */
  private String typed(Session.Column column) {
    String type = type(column);
    boolean text = Stream.of("character", "varchar", "char", "bpchar").anyMatch(type::startsWith);
    return switch (dialect()) {
      case POSTGRESQL ->
          "CAST(? AS "
              + (text ? type.contains("var") ? "text" : "bpchar" : unbounded(column))
              + ")";
      case MARIADB -> type.contains("int") ? "CAST(? AS DECIMAL(65, 0))" : "?";
      case H2, STANDARD -> "CAST(? AS " + (text ? "VARCHAR" : column.type()) + ")";
    };
  }

  /** Where a length stands within a type, the rest follows it: timestamp(3) with time zone. */
  private static String unbounded(Session.Column column) {
    String type = column.type();
    int open = type.indexOf('(');
    return open < 0 || type.startsWith("bit")
        ? type
        : type.substring(0, open) + type.substring(type.indexOf(')', open) + 1);
  }

  private static String type(Session.Column column) {
    return column.type().toLowerCase(Locale.ROOT);
  }

  private Dialect dialect() {
    return table.bin().schema().dialect();
  }
}
