package io.softdelete.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class SettingPropertiesTest {
  @Test
  void propertiesWithoutSettingsAreTheVeryObject() throws SQLException {
    Properties given = new Properties();
    given.setProperty("user", "u");
    assertThat(SettingProperties.of(given).inner()).isSameAs(given);
    assertThat(SettingProperties.of(null).inner()).isNull();
  }

  @Test
  void settingsAreReadFromDefaultsToo() throws SQLException {
    Properties defaults = new Properties();
    defaults.setProperty("softdelete.tables", "a");
    defaults.setProperty("password", "p");
    Properties given = new Properties(defaults);
    given.setProperty("user", "u");

    SettingProperties parted = SettingProperties.of(given);

    assertThat(parted.settings()).isEqualTo(Map.of(DriverSetting.TABLES, "a"));
    assertThat(parted.inner().stringPropertyNames()).containsExactlyInAnyOrder("user", "password");
    assertThat(parted.inner().getProperty("password")).isEqualTo("p");
    assertThat(parted.inner().keySet()).isEqualTo(given.keySet());
  }

  @Test
  void rawObjectsReachTheDelegate() throws SQLException {
    Object factory = new Object();
    Properties given = new Properties();
    given.put("socketFactory", factory);
    given.put("softdelete.tables", "a");
    assertThat(SettingProperties.of(given).inner()).containsEntry("socketFactory", factory);
    assertThat(given).containsKey("softdelete.tables");
  }

  @Test
  void unknownSettingIsRefused() {
    Properties given = new Properties();
    given.setProperty("softdelete.catalogue", "x");
    assertThatThrownBy(() -> SettingProperties.of(given))
        .hasMessageContaining("Unknown setting 'softdelete.catalogue'")
        .hasMessageContaining("softdelete.catalog,");
  }

  @Test
  void settingThatIsNoStringIsRefused() {
    Properties given = new Properties();
    given.put("softdelete.bypass", true);
    assertThatThrownBy(() -> SettingProperties.of(given))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD005"))
        .hasMessage("softdelete.bypass: expected a String");
  }
}
