package io.softdelete.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;

/** Reads {@code 90d}, {@code 2w}, {@code 6m}, {@code 7y} and ISO 8601 durations. */
final class RetentionParser {
  private static final String EXPECTED =
      "expected a number of d (days), w (weeks), m (months) or y (years) such as 90d,"
          + " or an ISO 8601 duration such as P1Y6M or PT36H";

  /** Beyond this, dates leave what databases can hold; to keep rows for ever needs no retention. */
  private static final int MOST_YEARS = 1000;

  private RetentionParser() {}

  static Retention parse(String text) throws Unexpected {
    Retention retention;
    try {
      retention = text.startsWith("P") ? iso(text) : number(text);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw unexpected(text);
    }
    if (retention.period().isZero() && retention.duration().isZero()) {
      throw new Unexpected("found " + Excerpt.quoted(text) + "; expected more than no time");
    }
    if (isTooLong(retention)) {
      throw new Unexpected(
          "found "
              + Excerpt.quoted(text)
              + "; expected at most "
              + MOST_YEARS
              + " years (without retention rows are kept for ever)");
    }
    return retention;
  }

  private static Retention number(String text) throws Unexpected {
    int end = text.length() - 1;
    if (end < 1 || !digits(text.substring(0, end))) {
      throw unexpected(text);
    }
    int number = Integer.parseInt(text.substring(0, end));
    Period period =
        switch (text.charAt(end)) {
          case 'd' -> Period.ofDays(number);
          case 'w' -> Period.ofWeeks(number);
          case 'm' -> Period.ofMonths(number);
          case 'y' -> Period.ofYears(number);
          default -> throw unexpected(text);
        };
    return new Retention(period, Duration.ZERO);
  }

  /** {@link Period} and {@link Duration} each read one half, and signs that make no sense here. */
  private static Retention iso(String text) throws Unexpected {
    if (text.contains("-") || text.contains("+")) {
      throw unexpected(text);
    }
    int time = text.indexOf('T');
    if (time < 0) {
      return new Retention(Period.parse(text), Duration.ZERO);
    }
    Period period = time == 1 ? Period.ZERO : Period.parse(text.substring(0, time));
    return new Retention(period, Duration.parse("P" + text.substring(time)));
  }

  private static boolean isTooLong(Retention retention) {
    try {
      LocalDate end =
          LocalDate.EPOCH.plus(retention.period()).plusDays(retention.duration().toDays());
      return end.isAfter(LocalDate.EPOCH.plusYears(MOST_YEARS));
    } catch (DateTimeException | ArithmeticException e) {
      return true;
    }
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Unexpected unexpected(String text) {
    return new Unexpected("found " + Excerpt.quoted(text) + "; " + EXPECTED);
  }
}
