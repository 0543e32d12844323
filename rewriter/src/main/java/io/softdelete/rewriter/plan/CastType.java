package io.softdelete.rewriter.plan;

import java.util.Locale;

/**
 * The type to cast a proposed value to before it is stored in a column: the column's without its
 * length, which a cast would cut to and an INSERT checks.
 */
final class CastType {
  private CastType() {}

  static String of(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    int open = type.indexOf('(');
    boolean number = lower.startsWith("numeric") || lower.startsWith("decimal");
    if (open < 0) {
      return single(type);
    }
    int close = type.indexOf(')', open);
    // Elsewhere than on PostgreSQL a number without a scale has none.
    return number && !lower.equals(type)
        ? type
        : single(type.substring(0, open) + type.substring(close + 1));
  }

  /** Types that are one character or bit long when no length is given. */
  private static String single(String type) {
    String array = type.endsWith("[]") ? "[]" : "";
    return switch (type.substring(0, type.length() - array.length())) {
      case "character" -> "bpchar" + array;
      case "bit" -> "\"bit\"" + array;
      case "CHARACTER", "CHAR", "NCHAR" -> "CHARACTER VARYING";
      case "BINARY" -> "BINARY VARYING";
      default -> type;
    };
  }
}
