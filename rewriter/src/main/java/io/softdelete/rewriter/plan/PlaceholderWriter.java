package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Attribution;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Parameter;
import io.softdelete.rewriter.Parameter.Form;
import io.softdelete.rewriter.Placeholder;
import io.softdelete.rewriter.text.Fragment;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Makes parameters of the placeholders in a catalog's expression. Each is cast, since a database
 * asks for the type of a parameter before it has the value.
 */
public final class PlaceholderWriter {
  private final Dialect dialect;
  private final Attribution hinted;

  PlaceholderWriter(Work work) {
    this.dialect = work.settings().dialect();
    this.hinted = work.hinted();
  }

  /** A writer of expressions for no statement in particular. */
  public PlaceholderWriter(Dialect dialect, Attribution hinted) {
    this.dialect = dialect;
    this.hinted = hinted;
  }

  /**
   * The expression with its parameters.
   *
   * @param sql the expression; its literals hold no placeholder
   * @param type the type of the column that it is written into, asked for an operation alone
   */
  public Fragment write(String sql, Supplier<String> type) {
    if (sql.equals(written(Placeholder.OPERATION))) {
      return operation(type.get());
    }
    Fragment fragment = new Fragment();
    int copied = 0;
    for (int at = sql.indexOf("${"); at >= 0; at = sql.indexOf("${", copied)) {
      int end = sql.indexOf('}', at) + 1;
      fragment.append(sql.substring(copied, at)).append(text(placeholder(sql.substring(at, end))));
      copied = end;
    }
    return fragment.append(sql.substring(copied));
  }

  /** A placeholder as text. */
  Fragment text(Placeholder placeholder) {
    return cast(placeholder, textType());
  }

  /** A placeholder as text cast to a type. */
  Fragment cast(Placeholder placeholder, String type) {
    return Fragment.of("CAST(")
        .append(new Parameter(placeholder, hinted, Form.TEXT))
        .append(" AS " + type + ")");
  }

  /** The operation in a column of its own: a UUID, its text or its bytes. */
  Fragment operation(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    boolean bytes = name.startsWith("bytea") || name.contains("binary") || name.contains("blob");
    if (bytes) {
      Fragment parameter = new Fragment();
      Parameter operation = new Parameter(Placeholder.OPERATION, hinted, Form.BYTES);
      return dialect == Dialect.MARIADB
          ? parameter.append(operation)
          : parameter.append("CAST(").append(operation).append(" AS " + type + ")");
    }
    return name.startsWith("uuid")
        ? cast(Placeholder.OPERATION, type)
        : text(Placeholder.OPERATION);
  }

  /** A type that takes a text of any length. */
  String textType() {
    return switch (dialect) {
      case POSTGRESQL, H2 -> "VARCHAR";
      case MARIADB -> "CHAR";
      case STANDARD -> "VARCHAR(4000)";
    };
  }

  private static Placeholder placeholder(String written) {
    for (Placeholder placeholder : Placeholder.values()) {
      if (written(placeholder).equals(written)) {
        return placeholder;
      }
    }
    throw new IllegalArgumentException("an unknown placeholder: " + written);
  }

  private static String written(Placeholder placeholder) {
    return "${" + placeholder.name().toLowerCase(Locale.ROOT) + "}";
  }
}
