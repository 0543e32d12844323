package io.softdelete.cli.options;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A database. Immutable; {@link #toString()} shows no secret.
 *
 * @param url the plain URL
 * @param user empty for the driver's own choice
 * @param password empty for none
 */
public record Target(String url, Optional<String> user, Optional<String> password) {
  /** What our URLs begin with. */
  static final String PREFIX = "jdbc:softdelete:";

  /** A connection without our driver. */
  public Connection plain() throws SQLException {
    return connect(url, Map.of());
  }

  /**
   * A connection through our driver.
   *
   * @param settings its {@code softdelete.} settings
   */
  public Connection softDelete(Map<String, String> settings) throws SQLException {
    return connect(ours(url), settings);
  }

  /** The driver's URL as it may be shown. */
  public String shownSoftDeleteUrl() {
    return ours(toString());
  }

  private static String ours(String plain) {
    return PREFIX + plain.substring("jdbc:".length());
  }

  private Connection connect(String target, Map<String, String> settings) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(settings);
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(word -> properties.setProperty("password", word));
    return DriverManager.getConnection(target, properties);
  }

  /** The URL without what may be a password in it: parameters and user info. */
  @Override
  public String toString() {
    int end = url.length();
    for (int i = 0; i < end; i++) {
      if (url.charAt(i) == '?' || url.charAt(i) == ';') {
        end = i;
      }
    }
    int host = url.indexOf("//");
    int info = url.lastIndexOf('@', end - 1);
    return host >= 0 && info > host
        ? url.substring(0, host + 2) + url.substring(info + 1, end)
        : url.substring(0, end);
  }
}
