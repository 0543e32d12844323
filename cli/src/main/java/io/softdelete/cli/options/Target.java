package io.softdelete.cli.options;

import io.softdelete.cli.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
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
  private static final String H2 = "jdbc:h2:";
  private static final List<String> NOT_A_FILE =
      List.of("mem:", "tcp:", "ssl:", "nio", "mvstore:", "split:", "zip:", "classpath:");

  /** What our URLs begin with. */
  static final String PREFIX = "jdbc:softdelete:";

  /** The same URL, of a database that must be there: H2 would make a file for a mistyped name. */
  static String existing(String url) {
    String rest = url.substring(Math.min(H2.length(), url.length())).toLowerCase(Locale.ROOT);
    boolean file = url.startsWith(H2) && NOT_A_FILE.stream().noneMatch(rest::startsWith);
    return file && !rest.contains(";ifexists=") ? url + ";IFEXISTS=TRUE" : url;
  }

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
    requireDriver();
    return DriverManager.getConnection(target, properties);
  }

  /** DriverManager would show the whole URL, secrets included. */
  private void requireDriver() {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new Failure(
          "no JDBC driver takes the URL " + this + ": see its spelling, or give --driver-path", e);
    }
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
