package io.softdelete.it.twin;

import java.sql.Types;

/** A type of value that H2 and PostgreSQL both have. */
public enum Type {
  /** A whole number, of whatever width. */
  INTEGER("INTEGER"),
  /** An exact number with a scale. */
  DECIMAL("DECIMAL(18, 2)"),
  /** A string. */
  TEXT("VARCHAR"),
  /** A truth value. */
  BOOLEAN("BOOLEAN"),
  /** A day. */
  DATE("DATE"),
  /** A day and time without zone. */
  TIMESTAMP("TIMESTAMP");

  private final String sql;

  Type(String sql) {
    this.sql = sql;
  }

  /** The type as a CAST writes it. */
  public String sql() {
    return sql;
  }

  /** The type behind a constant of {@link Types}. */
  static Type of(int jdbcType) {
    return switch (jdbcType) {
      case Types.INTEGER, Types.BIGINT, Types.SMALLINT -> INTEGER;
      case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
      case Types.VARCHAR, Types.CHAR -> TEXT;
      case Types.BOOLEAN, Types.BIT -> BOOLEAN;
      case Types.DATE -> DATE;
      case Types.TIMESTAMP -> TIMESTAMP;
      default -> throw new IllegalArgumentException("JDBC type " + jdbcType);
    };
  }
}
