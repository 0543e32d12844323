package io.softdelete.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SoftDeleteUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://a:1,b:2/db?targetServerType=primary&options=-c%20search_path=x",
        "postgresql://?service=my%2Fservice",
        "h2:mem:x;INIT=CREATE SCHEMA a\\;SET SCHEMA a;MODE=MySQL",
        "sqlserver://host;user=a;password={b;c}",
        "oracle:thin:@//host/service",
        "mariadb://h/db?sessionVariables=a='x;y'&b=?",
        "h2:mem:x?;&&=",
      })
  void urlWithoutSettingsGoesOnByteForByte(String inner) throws SQLException {
    SoftDeleteUrl url = SoftDeleteUrl.parse("jdbc:softdelete:" + inner);
    assertThat(url.inner()).isEqualTo("jdbc:" + inner);
    assertThat(url.shown()).isEqualTo("jdbc:softdelete:" + inner);
    assertThat(url.settings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h2:mem:x;softdelete.tables=a,b                 | h2:mem:x",
        "h2:mem:x;softdelete.tables=a,b;MODE=MySQL      | h2:mem:x;MODE=MySQL",
        "h2:mem:x;MODE=MySQL;softdelete.tables=a,b;A=B  | h2:mem:x;MODE=MySQL;A=B",
        "postgresql://h/d?softdelete.tables=a,b         | postgresql://h/d",
        "postgresql://h/d?softdelete.tables=a,b&x=y&z=1 | postgresql://h/d?x=y&z=1",
        "postgresql://h/d?x=y&softdelete.tables=a,b&z=1 | postgresql://h/d?x=y&z=1",
        "postgresql://h/d?softdelete.tables=a%2Cb&softdelete.unwrap=deny&z=1 | postgresql://h/d?z=1",
      })
  void settingsAreTakenOut(String given, String inner) throws SQLException {
    SoftDeleteUrl url = SoftDeleteUrl.parse("jdbc:softdelete:" + given);
    assertThat(url.inner()).isEqualTo("jdbc:" + inner);
    assertThat(url.settings()).containsEntry(DriverSetting.TABLES, "a,b");
  }

  @Test
  void valuesBehindQuestionMarkAreDecodedAndOthersAreNot() throws SQLException {
    assertThat(SoftDeleteUrl.parse("jdbc:softdelete:x:y?softdelete.actor=a%20b+c%26").settings())
        .isEqualTo(Map.of(DriverSetting.ACTOR, "a b+c&"));
    assertThat(SoftDeleteUrl.parse("jdbc:softdelete:x:y;softdelete.actor=a%20b").settings())
        .isEqualTo(Map.of(DriverSetting.ACTOR, "a%20b"));
  }

  @Test
  void escapedSemicolonSeparatesNothing() throws SQLException {
    String init = "h2:mem:x;INIT=RUNSCRIPT FROM 'a'\\;softdelete.tables=b";
    assertThat(SoftDeleteUrl.parse("jdbc:softdelete:" + init).inner()).isEqualTo("jdbc:" + init);
  }

  @Test
  void bypassKeyIsNotShown() throws SQLException {
    SoftDeleteUrl url =
        SoftDeleteUrl.parse(
            "jdbc:softdelete:x:y?softdelete.bypass.key=s3cret&softdelete.tables=a&b=c");
    assertThat(url.shown())
        .isEqualTo("jdbc:softdelete:x:y?softdelete.bypass.key=&softdelete.tables=a&b=c");
    assertThat(url.settings()).containsEntry(DriverSetting.BYPASS_KEY, "s3cret");
    assertThat(url.inner()).isEqualTo("jdbc:x:y?b=c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x:y;softdelete.table=a                    | Unknown setting 'softdelete.table'",
        "x:y;SoftDelete.Tables=a                   | Unknown setting 'SoftDelete.Tables'",
        "x:y;softdelete.tables=a;softdelete.tables=b | softdelete.tables stands twice in the URL",
        "x:y?softdelete.actor=%zz                  | softdelete.actor: malformed",
      })
  void mistakesAreInvalidConfigurations(String given, String message) {
    assertThatThrownBy(() -> SoftDeleteUrl.parse("jdbc:softdelete:" + given))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD005"))
        .hasMessageContaining(message);
  }
}
