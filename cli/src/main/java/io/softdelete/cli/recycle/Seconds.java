package io.softdelete.cli.recycle;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads durations: {@code 500ms}, {@code 30s}, {@code 10m} or {@code 2h}; writes them in seconds.
 */
final class Seconds implements ITypeConverter<Duration> {
  /** For picocli. */
  Seconds() {}

  @Override
  public Duration convert(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    try {
      long number = Long.parseLong(text.substring(0, digits));
      return switch (text.substring(digits)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        default -> throw wrong(text);
      };
    } catch (NumberFormatException | ArithmeticException e) {
      throw wrong(text);
    }
  }

  private static TypeConversionException wrong(String text) {
    return new TypeConversionException(
        "'" + text + "' is not a duration like 500ms, 30s, 10m or 2h");
  }

  /** A duration for people. */
  static String of(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
