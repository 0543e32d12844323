package io.softdelete.it.twin;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;

/**
 * A value bound to a parameter. Immutable.
 *
 * @param type the type, which says what a NULL is bound as
 * @param value the value; may be null
 */
public record Bind(Type type, Object value) {
  /** Binds it. */
  void to(PreparedStatement statement, int parameter) throws SQLException {
    if (value != null) {
      statement.setObject(parameter, value);
      return;
    }
    statement.setNull(
        parameter,
        switch (type) {
          case INTEGER -> Types.INTEGER;
          case DECIMAL -> Types.NUMERIC;
          case TEXT -> Types.VARCHAR;
          case BOOLEAN -> Types.BOOLEAN;
          case DATE -> Types.DATE;
          case TIMESTAMP -> Types.TIMESTAMP;
        });
  }

  /** The value as a literal. */
  public String literal() {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof LocalDate day) {
      return "DATE '" + day + "'";
    }
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
  }

  @Override
  public String toString() {
    return literal();
  }
}
