package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session;
import java.util.List;
import java.util.Locale;

/** Compares how much the types of two columns hold. */
final class TypeWidth {
  private static final List<String> INTEGERS = List.of("tinyint", "smallint", "integer", "bigint");
  private static final List<String> TEXTS = List.of("char", "varchar", "text", "binary", "bytea");
  private static final int UUID_LENGTH = 36;
  private static final List<Integer> DIGITS = List.of(4, 6, 11, 20);

  private TypeWidth() {}

  /** Whether a column surely can't take all that another holds. */
  static boolean narrower(Session.Column column, Session.Column than) {
    int integer = integer(column);
    if (integer >= 0 && integer(than) >= 0) {
      return integer < integer(than);
    }
    boolean texts = isText(column) && isText(than);
    return texts && column.length() > 0 && (than.length() == 0 || column.length() < than.length());
  }

  /** The longest text of a column's values; 0 where that isn't known. */
  static int text(Session.Column column) {
    if (integer(column) >= 0) {
      return DIGITS.get(integer(column));
    }
    if (column.type().equalsIgnoreCase("uuid")) {
      return UUID_LENGTH;
    }
    return isText(column) ? column.length() : 0;
  }

  /** Whether a column holds text. */
  static boolean isText(Session.Column column) {
    String type = column.type().toLowerCase(Locale.ROOT);
    return TEXTS.stream().anyMatch(type::contains);
  }

  private static int integer(Session.Column column) {
    String type = column.type().toLowerCase(Locale.ROOT);
    return INTEGERS.indexOf(type.equals("int") ? "integer" : type);
  }
}
