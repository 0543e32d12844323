package io.softdelete.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver for {@code jdbc:softdelete:} in front of any other JDBC URL without its {@code jdbc:}.
 * It connects through the driver that takes the inner URL, and rewrites what the connection is
 * given so that deleted rows of registered tables are invisible. Thread-safe.
 *
 * <p>Settings stand in the URL or the properties, the URL's come first; see {@link
 * #getPropertyInfo}.
 */
public final class SoftDeleteDriver implements Driver {
  private static final int MAJOR_VERSION = 0;
  private static final int MINOR_VERSION = 1;

  static {
    try {
      DriverManager.registerDriver(new SoftDeleteDriver(), new Deregistration());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * For {@link java.util.ServiceLoader} and tools; {@link DriverManager} knows the driver anyway.
   */
  public SoftDeleteDriver() {}

  /**
   * Connects to the database behind a URL of ours; gives null for any other URL.
   *
   * @throws SQLException SD005 when a setting or the catalog is invalid; 08001 when no driver takes
   *     the inner URL; whatever that driver throws
   */
  @Override
  public @Nullable Connection connect(@Nullable String url, @Nullable Properties properties)
      throws SQLException {
    if (url == null || !SoftDeleteUrl.accepts(url)) {
      return null;
    }
    SoftDeleteUrl parsed = SoftDeleteUrl.parse(url);
    SettingProperties parted = SettingProperties.of(properties);
    ConnectionWrapper wrapper = ConnectionWrapper.of(merged(parted, parsed));
    return wrapper.wrap(
        DelegateDrivers.connect(parsed.inner(), parted.inner()), Optional.of(parsed.shown()));
  }

  private static Map<DriverSetting, String> merged(SettingProperties parted, SoftDeleteUrl url) {
    Map<DriverSetting, String> settings = new EnumMap<>(DriverSetting.class);
    settings.putAll(parted.settings());
    settings.putAll(url.settings());
    return settings;
  }

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return url != null && SoftDeleteUrl.accepts(url);
  }

  /** Our settings, then the delegate's; the value of a bypass key is not shown. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties)
      throws SQLException {
    SoftDeleteUrl parsed = SoftDeleteUrl.parse(url);
    SettingProperties parted = SettingProperties.of(properties);
    Map<DriverSetting, String> settings = merged(parted, parsed);
    List<DriverPropertyInfo> infos = new ArrayList<>();
    for (DriverSetting setting : DriverSetting.values()) {
      infos.add(setting.info(settings.getOrDefault(setting, setting.defaultValue())));
    }
    infos.addAll(DelegateDrivers.propertyInfo(parsed.inner(), parted.inner()));
    return infos.toArray(DriverPropertyInfo[]::new);
  }

  @Override
  public int getMajorVersion() {
    return MAJOR_VERSION;
  }

  @Override
  public int getMinorVersion() {
    return MINOR_VERSION;
  }

  /** As little as many a delegate: it isn't known before connecting. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  /** Not supported: messages go to {@link System.Logger} {@code io.softdelete.jdbc}. */
  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException(
        "This driver logs to the System.Logger io.softdelete.jdbc", "0A000");
  }
}
