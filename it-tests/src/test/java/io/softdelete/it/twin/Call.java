package io.softdelete.it.twin;

import java.util.List;

/**
 * One use of the JDBC API. Immutable.
 *
 * @param sql the statement
 * @param bindings the values of its parameters; several rows make a batch, none an empty binding
 * @param style through which interface it runs
 * @param ordered whether the order of the rows is part of the result
 * @param keys the columns whose generated keys are asked for
 */
public record Call(
    String sql, List<List<Bind>> bindings, Style style, boolean ordered, List<String> keys) {
  /** Through which interface a statement runs. */
  public enum Style {
    /** {@link java.sql.Statement}. */
    STATEMENT,
    /** {@link java.sql.PreparedStatement}. */
    PREPARED,
    /** {@code addBatch} and {@code executeBatch} of a {@link java.sql.PreparedStatement}. */
    BATCH
  }

  /** Copies the lists. */
  public Call {
    bindings = List.copyOf(bindings);
    keys = List.copyOf(keys);
  }

  /** A plain statement. */
  public static Call of(String sql) {
    return new Call(sql, List.of(), Style.STATEMENT, false, List.of());
  }

  /** The same use with another text. */
  public Call withSql(String changed) {
    return new Call(changed, bindings, style, ordered, keys);
  }

  /** The same statement through another interface. */
  public Call withStyle(Style changed) {
    return new Call(sql, bindings, changed, ordered, keys);
  }
}
