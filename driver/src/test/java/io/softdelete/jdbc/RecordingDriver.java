package io.softdelete.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/** Takes {@code jdbc:recording:} and notes what it was given; the connection is one of H2. */
final class RecordingDriver implements Driver, AutoCloseable {
  final List<String> urls = new ArrayList<>();
  final List<Properties> properties = new ArrayList<>();

  static RecordingDriver registered() throws SQLException {
    RecordingDriver driver = new RecordingDriver();
    DriverManager.registerDriver(driver);
    return driver;
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    urls.add(url);
    properties.add(info);
    return new org.h2.Driver().connect("jdbc:h2:mem:", null);
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:recording:");
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[] {new DriverPropertyInfo("recorded", url)};
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return true;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }
}
