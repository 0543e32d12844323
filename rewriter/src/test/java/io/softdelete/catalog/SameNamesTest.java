package io.softdelete.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          users     | users     | true
          users     | USERS     | true
          straße    | STRASSE   | true
          Users     | "Users"   | true
          Users     | "users"   | true
          Users     | "USERS"   | true
          Users     | "uSERS"   | false
          "users"   | "users"   | true
          "users"   | "USERS"   | false
          users     | user      | false
          a.users   | users     | true
          a.users   | A.Users   | true
          a.users   | b.users   | false
          "A".users | a.users   | true
          "A".users | "a".users | false
          """)
  void namesAreTheSameIfSomeDatabaseSaysSo(String left, String right, boolean same)
      throws Unexpected {
    assertThat(SameNames.same(NameParser.table(left), NameParser.table(right))).isEqualTo(same);
    assertThat(SameNames.same(NameParser.table(right), NameParser.table(left))).isEqualTo(same);
  }
}
