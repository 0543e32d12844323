package io.softdelete.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SoftDeleteDriverTest {
  @TempDir private Path folder;

  @Test
  void foreignUrlIsNotOurs() throws SQLException {
    SoftDeleteDriver driver = new SoftDeleteDriver();
    assertThat(driver.connect("jdbc:h2:mem:", new Properties())).isNull();
    assertThat(driver.acceptsURL("jdbc:h2:mem:")).isFalse();
    assertThat(driver.acceptsURL(null)).isFalse();
    assertThat(driver.acceptsURL("jdbc:softdelete:h2:mem:")).isTrue();
  }

  @Test
  void delegateGetsItsUrlAndItsProperties() throws Exception {
    try (RecordingDriver delegate = RecordingDriver.registered()) {
      Properties properties = new Properties();
      properties.setProperty("user", "u");
      DriverManager.getConnection(
              "jdbc:softdelete:recording://h/d?softdelete.tables=a&x=%20", properties)
          .close();
      assertThat(delegate.urls).containsExactly("jdbc:recording://h/d?x=%20");
      assertThat(delegate.properties.get(0)).isSameAs(properties);
    }
  }

  @Test
  void urlBeatsProperties() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("softdelete.tables", "a");
    try (Connection connection =
        DriverManager.getConnection("jdbc:softdelete:h2:mem:;softdelete.tables=b", properties)) {
      assertThat(connection.nativeSQL("SELECT 1 FROM a")).isEqualTo("SELECT 1 FROM a");
      assertThat(connection.nativeSQL("SELECT 1 FROM b")).contains("deleted_at IS NULL");
    }
  }

  @Test
  void metaDataGivesTheUrlAsGivenButForTheKey() throws Exception {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:softdelete:h2:mem:;softdelete.tables=b;softdelete.bypass.key=k")) {
      assertThat(connection.getMetaData().getURL())
          .isEqualTo("jdbc:softdelete:h2:mem:;softdelete.tables=b;softdelete.bypass.key=");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                             | No catalog: softdelete.yaml",
        ";softdelete.tables=a;softdelete.catalog=b    | Both softdelete.tables and softdelete.catalog",
        ";softdelete.catalog=classpath:no.yaml        | classpath:no.yaml is not on the class path",
        ";softdelete.catalog=no/such/file.yaml        | no/such/file.yaml is not a file",
        ";softdelete.tables=a;softdelete.unwrap=maybe | softdelete.unwrap=maybe: expected one of allow, deny",
        ";softdelete.tables=a;softdelete.bypass.key=  | softdelete.bypass.key is empty",
      })
  void connectingWithoutValidConfigurationFails(String settings, String message) {
    String url = "jdbc:softdelete:h2:mem:" + (settings == null ? "" : settings);
    assertThatThrownBy(() -> DriverManager.getConnection(url))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD005"))
        .hasMessageContaining(message);
  }

  @Test
  void catalogFileIsRead() throws Exception {
    Path catalog = folder.resolve("catalog.yaml");
    Files.writeString(catalog, "tables:\n  users: {marker: {column: gone_at}}\n");
    for (String location : new String[] {catalog.toString(), "file:" + catalog}) {
      try (Connection connection =
          DriverManager.getConnection("jdbc:softdelete:h2:mem:;softdelete.catalog=" + location)) {
        assertThat(connection.nativeSQL("SELECT 1 FROM users")).contains("gone_at IS NULL");
      }
    }
  }

  @Test
  void catalogsMistakesAreInvalidConfigurations() throws Exception {
    Path catalog = folder.resolve("catalog.yaml");
    Files.writeString(catalog, "tables:\n  users: {delete: sometimes}\n");
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    "jdbc:softdelete:h2:mem:;softdelete.catalog=" + catalog))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD005"))
        .hasMessageContaining("catalog.yaml:2");
  }

  @Test
  void emptyCatalogRegistersNothing() throws Exception {
    Path catalog = folder.resolve("catalog.yaml");
    Files.writeString(catalog, "tables: {}\n");
    try (Connection connection =
        DriverManager.getConnection("jdbc:softdelete:h2:mem:;softdelete.catalog=" + catalog)) {
      assertThat(connection.nativeSQL("DELETE FROM users")).isEqualTo("DELETE FROM users");
    }
  }

  @Test
  void missingDelegateIsNamedWithoutItsSecrets() {
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    "jdbc:softdelete:nobody://h/d?password=s3cret&softdelete.tables=a"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
        .hasMessageContaining("jdbc:nobody://h/d")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    "jdbc:softdelete:nobody:a/s3cret@h?softdelete.tables=a"))
        .hasMessageContaining("jdbc:nobody:")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void delegatesOwnExceptionPasses() {
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    "jdbc:softdelete:h2:mem:;NO_SUCH_SETTING=1;softdelete.tables=a"))
        .isInstanceOf(org.h2.jdbc.JdbcSQLNonTransientConnectionException.class);
  }

  @Test
  void propertyInfoListsOursAndTheDelegates() throws Exception {
    try (RecordingDriver delegate = RecordingDriver.registered()) {
      DriverPropertyInfo[] infos =
          new SoftDeleteDriver()
              .getPropertyInfo(
                  "jdbc:softdelete:recording:x;softdelete.bypass.key=k;softdelete.unwrap=deny",
                  null);
      assertThat(Stream.of(infos).map(info -> info.name + "=" + info.value))
          .containsExactly(
              "softdelete.catalog=classpath:softdelete.yaml",
              "softdelete.tables=",
              "softdelete.visibility=active",
              "softdelete.bypass=allow",
              "softdelete.bypass.key=null",
              "softdelete.actor=",
              "softdelete.unwrap=deny",
              "recorded=jdbc:recording:x");
      assertThat(delegate.urls).isEmpty();
    }
  }
}
