package io.softdelete.jdbc;

import io.softdelete.jdbc.execute.SqlErrors;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Connection properties parted into ours and the delegate's. Immutable, but for the delegate's
 * object, which is the caller's own.
 *
 * @param settings ours
 * @param inner what the delegate gets: the very object that was given when none of ours is in it
 */
record SettingProperties(Map<DriverSetting, String> settings, @Nullable Properties inner) {
  SettingProperties {
    settings = Map.copyOf(settings);
  }

  /**
   * Parts properties; those that stand in their defaults count too.
   *
   * @throws SQLException SD005 for an unknown setting or a value that isn't a string
   */
  static SettingProperties of(@Nullable Properties given) throws SQLException {
    Map<DriverSetting, String> settings = new EnumMap<>(DriverSetting.class);
    if (given != null) {
      for (String key : given.stringPropertyNames()) {
        if (DriverSetting.isAt(key, 0)) {
          settings.put(DriverSetting.of(key), given.getProperty(key));
        }
      }
      refuseObjects(given);
    }
    return new SettingProperties(
        settings, given == null || settings.isEmpty() ? given : withoutOurs(given));
  }

  /** What is no string is invisible as a property: it would be ignored. */
  private static void refuseObjects(Properties given) throws SQLException {
    for (Map.Entry<Object, Object> entry : given.entrySet()) {
      if (entry.getKey() instanceof String key
          && DriverSetting.isAt(key, 0)
          && !(entry.getValue() instanceof String)) {
        throw SqlErrors.invalidConfiguration(key + ": expected a String");
      }
    }
  }

  /** A driver may look at raw entries and at defaults: both stay what they are. */
  private static Properties withoutOurs(Properties given) {
    Properties defaults = new Properties();
    for (String key : given.stringPropertyNames()) {
      if (!DriverSetting.isAt(key, 0)) {
        defaults.setProperty(key, given.getProperty(key));
      }
    }
    Properties inner = new Properties(defaults);
    given.forEach(
        (key, value) -> {
          if (!(key instanceof String name && DriverSetting.isAt(name, 0))) {
            inner.put(key, value);
          }
        });
    return inner;
  }
}
