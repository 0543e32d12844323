package io.softdelete.jdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeletingWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM a",
        "delete from a",
        "WITH x AS (DeLeTe FROM a) SELECT 1",
        "/* c */truncate a",
        "MERGE INTO a",
        "replace into a",
        ";DELETE FROM a",
        "SELECT 'delete'",
        "1delete",
        "_delete"
      })
  void wordThatMayDeleteIsSeen(String sql) {
    assertThat(DeletingWords.anyIn(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "SELECT * FROM a",
        "SELECT undelete",
        "INSERT INTO merg",
        "delet e",
        "dELET"
      })
  void otherTextsAreNot(String sql) {
    assertThat(DeletingWords.anyIn(sql)).isFalse();
  }
}
