package io.softdelete.jdbc;

import io.softdelete.jdbc.execute.SqlErrors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * A URL of ours taken apart: {@code jdbc:softdelete:} and what is behind it, less our settings. The
 * rest goes to the delegate byte for byte, since only the delegate knows what it means. Immutable.
 *
 * @param inner the delegate's URL
 * @param settings our settings in it
 * @param shown the URL as it was given, without the value of a bypass key
 */
record SoftDeleteUrl(String inner, Map<DriverSetting, String> settings, String shown) {
  private static final String PREFIX = "jdbc:softdelete:";

  SoftDeleteUrl {
    settings = Map.copyOf(settings);
  }

  /** Whether a URL is for us. */
  static boolean accepts(String url) {
    return url.startsWith(PREFIX);
  }

  /**
   * Takes a URL apart. A setting stands behind {@code ?}, {@code &} or {@code ;}; values behind the
   * first two are percent-encoded.
   *
   * @throws SQLException SD005 for an unknown setting, one that stands there twice, or a malformed
   *     encoding
   */
  static SoftDeleteUrl parse(String url) throws SQLException {
    Map<DriverSetting, String> settings = new EnumMap<>(DriverSetting.class);
    StringBuilder inner = new StringBuilder("jdbc:");
    StringBuilder shown = new StringBuilder(PREFIX);
    boolean questionMarkRemoved = false;
    int at = PREFIX.length();
    while (at < url.length()) {
      char c = url.charAt(at);
      if (isSeparator(url, at) && DriverSetting.isAt(url, at + 1)) {
        int end = end(url, at);
        shown.append(c).append(put(url.substring(at + 1, end), c != ';', settings));
        questionMarkRemoved |= c == '?';
        at = end;
      } else {
        boolean movesUp = questionMarkRemoved && c == '&';
        inner.append(movesUp ? '?' : c);
        questionMarkRemoved &= !movesUp;
        shown.append(c);
        at++;
      }
    }
    return new SoftDeleteUrl(inner.toString(), settings, shown.toString());
  }

  /** H2 takes a semicolon behind a backslash for a part of the value. */
  private static boolean isSeparator(String url, int at) {
    char c = url.charAt(at);
    return c == '?' || c == '&' || (c == ';' && url.charAt(at - 1) != '\\');
  }

  /** A setting ends where the next one of the same style begins. */
  private static int end(String url, int start) {
    char next = url.charAt(start) == ';' ? ';' : '&';
    for (int i = start + 1; i < url.length(); i++) {
      if (url.charAt(i) == next && isSeparator(url, i)) {
        return i;
      }
    }
    return url.length();
  }

  /** Takes a setting in and gives it as it may be shown. */
  private static String put(String assignment, boolean encoded, Map<DriverSetting, String> settings)
      throws SQLException {
    int equals = assignment.indexOf('=');
    String key = equals < 0 ? assignment : assignment.substring(0, equals);
    String value = equals < 0 ? "" : assignment.substring(equals + 1);
    DriverSetting setting = DriverSetting.of(key);
    if (settings.put(setting, encoded ? decoded(key, value) : value) != null) {
      throw SqlErrors.invalidConfiguration(key + " stands twice in the URL");
    }
    return setting == DriverSetting.BYPASS_KEY ? key + '=' : assignment;
  }

  /** Unlike in a form, a plus is a plus. */
  private static String decoded(String key, String value) throws SQLException {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw SqlErrors.invalidConfiguration(key + ": malformed percent-encoding in the URL", e);
    }
  }
}
