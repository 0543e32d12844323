package io.softdelete.jdbc;

import io.softdelete.jdbc.execute.SqlErrors;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings: one list for parsing, messages and property info. */
enum DriverSetting {
  CATALOG(
      "softdelete.catalog",
      "classpath:softdelete.yaml",
      "The YAML catalog: classpath:NAME, file:PATH or a path.",
      ""),
  TABLES(
      "softdelete.tables",
      "",
      "Without a catalog file: a comma-separated list of soft tables with the marker deleted_at.",
      ""),
  VISIBILITY(
      "softdelete.visibility",
      "active",
      "Which rows of registered tables the connection sees.",
      "active,with-deleted,only-deleted"),
  BYPASS(
      "softdelete.bypass",
      "allow",
      "Whether bypass and visibility hints are allowed, else SD003.",
      "allow,deny"),
  BYPASS_KEY(
      "softdelete.bypass.key",
      "",
      "When set, bypass, visibility and actor hints need key='…' equal to it.",
      ""),
  ACTOR(
      "softdelete.actor",
      "",
      "Who is recorded when nothing nearer says so; otherwise the database user.",
      ""),
  UNWRAP(
      "softdelete.unwrap", "allow", "Whether unwrap hands out the vendor's objects.", "allow,deny");

  private static final String PREFIX = "softdelete.";

  private final String key;
  private final String defaultValue;
  private final String description;

  /** Separated by commas; empty where any text is a value. */
  private final String choices;

  DriverSetting(String key, String defaultValue, String description, String choices) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.description = description;
    this.choices = choices;
  }

  /**
   * Whether a key of ours begins there, even a wrong one: a misspelling must not pass unnoticed.
   */
  static boolean isAt(String text, int offset) {
    return text.regionMatches(true, offset, PREFIX, 0, PREFIX.length());
  }

  /** The setting of a key of ours, or SD005. */
  static DriverSetting of(String key) throws SQLException {
    Optional<DriverSetting> setting =
        Stream.of(values()).filter(each -> each.key.equals(key)).findFirst();
    if (setting.isEmpty()) {
      throw SqlErrors.invalidConfiguration(
          "Unknown setting '"
              + key
              + "'. The settings are "
              + Stream.of(values()).map(each -> each.key).collect(Collectors.joining(", "))
              + ".");
    }
    return setting.get();
  }

  String key() {
    return key;
  }

  String defaultValue() {
    return defaultValue;
  }

  /** The value, or SD005 when it isn't one of the choices. */
  String checked(String value) throws SQLException {
    if (!choices.isEmpty() && !choices().contains(value)) {
      throw SqlErrors.invalidConfiguration(
          "%s=%s: expected one of %s".formatted(key, value, String.join(", ", choices())));
    }
    return value;
  }

  /** For tools that ask the driver what may be set; a key is never shown. */
  DriverPropertyInfo info(String value) {
    DriverPropertyInfo info = new DriverPropertyInfo(key, this == BYPASS_KEY ? null : value);
    info.description = description;
    info.choices = choices.isEmpty() ? null : choices().toArray(String[]::new);
    return info;
  }

  private List<String> choices() {
    return List.of(choices.split(",", -1));
  }
}
