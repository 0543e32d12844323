package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.Session.Trait;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a column holds of a value that MariaDB's IGNORE makes fit: it cuts texts, rounds and limits
 * numbers, and puts something in the place of NULL.
 *
 * @param type the column's type
 * @param length the most characters that it holds
 * @param collation the collation of a text
 * @param replacesNull whether NULL becomes the type's own default
 */
record FittedValue(String type, int length, Optional<String> collation, boolean replacesNull) {
  private static final String UNSIGNED = " UNSIGNED";
  private static final Map<String, Integer> BITS =
      Map.of(
          "TINYINT", 8,
          "BOOLEAN", 8,
          "SMALLINT", 16,
          "MEDIUMINT", 24,
          "INT", 32,
          "INTEGER", 32,
          "BIGINT", 64);

  /** What a column makes of values. */
  static FittedValue of(Column column) {
    return new FittedValue(
        column.type().toUpperCase(Locale.ROOT),
        column.length(),
        column.collation(),
        column.is(Trait.NOT_NULL) && !column.is(Trait.NUMBERED));
  }

  /**
   * What becomes of a value; one expression, by which an index can be searched.
   *
   * @return empty for a type of which that isn't known
   */
  Optional<String> of(String value) {
    if (type.contains("CHAR") && length > 0) {
      return collation.map(it -> text(value, it) + " COLLATE " + it);
    }
    boolean unsigned = type.endsWith(UNSIGNED);
    Integer bits = BITS.get(unsigned ? type.substring(0, type.length() - UNSIGNED.length()) : type);
    if (bits != null) {
      BigInteger values = BigInteger.TWO.pow(bits);
      BigInteger least = unsigned ? BigInteger.ZERO : values.shiftRight(1).negate();
      return Optional.of(
          "LEAST(GREATEST(%s, %s), %s)"
              .formatted(
                  orElse(rounded(value), "0"), least, least.add(values).subtract(BigInteger.ONE)));
    }
    if (type.startsWith("DECIMAL(")) {
      return Optional.of(orElse("CAST(" + value + " AS " + type + ")", "0"));
    }
    return type.equals("DATE") ? Optional.of("CAST(" + value + " AS DATE)") : Optional.empty();
  }

  /** In the column's character set, where what it lacks is a question mark. */
  private String text(String value, String collation) {
    String text =
        "LEFT(CONVERT(%s USING %s), %d)"
            .formatted(orElse(value, "SPACE(0)"), collation.split("_", 2)[0], length);
    boolean padded = !collation.contains("_nopad_") && !collation.contains("_0900_");
    return type.startsWith("VAR") || padded
        ? text
        // The blanks that a CHAR ends with count there, and aren't kept, or all of them;
        // where no text is left, RTRIM may give NULL.
        : "IF(@@sql_mode LIKE '%%PAD_CHAR%%', RPAD(%s, %d, ' '), COALESCE(RTRIM(%1$s), LEFT(%1$s, 0)))"
            .formatted(text, length);
  }

  /**
   * Where what becomes of a value isn't known: doubles that are cut are written shorter instead,
   * and what is no date becomes one that a cast can't give.
   */
  Optional<String> doubt(String value) {
    if (type.contains("CHAR")) {
      return Optional.of(coercibility(value) + " = 5 AND CHAR_LENGTH(" + value + ") > " + length);
    }
    return type.equals("DATE")
        ? Optional.of(
            "CAST("
                + value
                + " AS DATE) IS NULL"
                + (replacesNull ? "" : " AND " + value + " IS NOT NULL"))
        : Optional.empty();
  }

  /** Halves of texts are rounded up, those of doubles to the even number; a time has no number. */
  private static String rounded(String value) {
    return "CAST(IF(%s = 5, ROUND(%s + 0), %2$s) AS DECIMAL(20, 0))"
        .formatted(coercibility(value), value);
  }

  /** Numbers and times have the coercibility 5. */
  private static String coercibility(String value) {
    return "COERCIBILITY(" + value + ")";
  }

  private String orElse(String value, String instead) {
    return replacesNull ? "COALESCE(" + value + ", " + instead + ")" : value;
  }
}
