package io.softdelete.cli.demo;

import io.softdelete.cli.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the demo runs. Connections have autocommit off: each step is a transaction. Immutable.
 *
 * @param database what it speaks to
 * @param url the plain URL
 * @param user empty for the driver's own choice
 * @param password empty for none
 */
record DemoServer(
    DemoDatabase database, String url, Optional<String> user, Optional<String> password) {
  /** The catalog, as the driver's setting names it. */
  static final String CATALOG = "classpath:io/softdelete/cli/demo/catalog.yaml";

  private static final String OURS = "jdbc:softdelete:";

  /** An H2 in memory, gone with its last connection. */
  static DemoServer embedded() {
    return new DemoServer(DemoDatabase.H2, "jdbc:h2:mem:shop", Optional.of("sa"), Optional.empty());
  }

  /**
   * A database that is there.
   *
   * @throws Failure for a URL that the demo has no words for
   */
  static DemoServer at(String url, Optional<String> user, Optional<String> password) {
    if (url.startsWith(OURS)) {
      throw new Failure(
          "--url takes the plain URL, jdbc: instead of jdbc:softdelete:; the demo opens both");
    }
    DemoDatabase database =
        DemoDatabase.of(url)
            .orElseThrow(
                () ->
                    new Failure(
                        "the demo runs on jdbc:postgresql: and jdbc:h2: URLs, not on "
                            + withoutSecrets(url)));
    return new DemoServer(database, url, user, password);
  }

  Connection plain() throws SQLException {
    return connect(url, new Properties());
  }

  Connection softDelete() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("softdelete.catalog", CATALOG);
    return connect(softDeleteUrl(), settings);
  }

  /** The plain URL as it may be shown: parameters and user info may hold a password. */
  String shownUrl() {
    return withoutSecrets(url);
  }

  /** The driver's URL as it may be shown. */
  String shownSoftDeleteUrl() {
    return withoutSecrets(softDeleteUrl());
  }

  private String softDeleteUrl() {
    return OURS + url.substring("jdbc:".length());
  }

  private Connection connect(String target, Properties properties) throws SQLException {
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(word -> properties.setProperty("password", word));
    Connection connection = DriverManager.getConnection(target, properties);
    connection.setAutoCommit(false);
    return connection;
  }

  private static String withoutSecrets(String url) {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
  }
}
