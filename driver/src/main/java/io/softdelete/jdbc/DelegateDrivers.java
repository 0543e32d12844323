package io.softdelete.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The drivers beneath ours. */
final class DelegateDrivers {
  private DelegateDrivers() {}

  /**
   * A connection of the first driver that takes the URL; its exceptions pass.
   *
   * @throws SQLException 08001 when there is no such driver
   */
  static Connection connect(String url, @Nullable Properties properties) throws SQLException {
    for (Driver driver : accepting(url)) {
      Connection connection = driver.connect(url, properties);
      if (connection != null) {
        return connection;
      }
    }
    throw new SQLNonTransientConnectionException(
        "No JDBC driver takes the URL "
            + withoutSecrets(url)
            + ". Instead: put the database's own driver onto the class path beside this one.",
        "08001");
  }

  /** What may be set on the driver that takes the URL. */
  static List<DriverPropertyInfo> propertyInfo(String url, @Nullable Properties properties)
      throws SQLException {
    for (Driver driver : accepting(url)) {
      return List.of(driver.getPropertyInfo(url, properties));
    }
    return List.of();
  }

  private static List<Driver> accepting(String url) throws SQLException {
    List<Driver> accepting = new ArrayList<>();
    for (Driver driver : DriverManager.drivers().toList()) {
      addAccepting(accepting, driver, url);
    }
    if (accepting.isEmpty()) {
      // Tools load drivers in a class loader of their own, of which DriverManager doesn't know.
      for (Driver driver : besideOurs()) {
        addAccepting(accepting, driver, url);
      }
    }
    return accepting;
  }

  private static void addAccepting(List<Driver> accepting, Driver driver, String url)
      throws SQLException {
    if (!(driver instanceof SoftDeleteDriver) && driver.acceptsURL(url)) {
      accepting.add(driver);
    }
  }

  private static List<Driver> besideOurs() {
    List<Driver> drivers = new ArrayList<>();
    Iterator<Driver> services =
        ServiceLoader.load(Driver.class, DelegateDrivers.class.getClassLoader()).iterator();
    boolean more = true;
    while (more) {
      try {
        more = services.hasNext();
        if (more) {
          drivers.add(services.next());
        }
      } catch (ServiceConfigurationError e) {
        // Somebody else's broken driver; DriverManager passes over it in the same way.
        more = true;
      }
    }
    return drivers;
  }

  /** Neither what may be a password nor what stands behind the address. */
  private static String withoutSecrets(String url) {
    int end = url.length();
    for (int i = 0; i < url.length(); i++) {
      if ("?;".indexOf(url.charAt(i)) >= 0) {
        end = i;
        break;
      }
    }
    String address = url.substring(0, end);
    int subprotocolEnd = address.indexOf(':', "jdbc:".length());
    return address.indexOf('@') >= 0 && subprotocolEnd > 0
        ? address.substring(0, subprotocolEnd + 1) + "…"
        : address;
  }
}
