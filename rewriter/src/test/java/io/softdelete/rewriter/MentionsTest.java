package io.softdelete.rewriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.rewriter.text.Mentions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MentionsTest {
  private final Mentions mentions = new Mentions(List.of("users", "order lines", "a$b"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users",
        "SELECT * FROM USERS",
        "x.users",
        "\"Users\"",
        "`users`",
        "DO $$DELETE FROM users$$",
        "$t$users$t$",
        "FROM\u00a0users",
        "FROM users\u2003u",
        "U&\"\\0075sers\"",
        "u\u017fers",
        "\"order lines\"",
        "'users'",
        "/*users*/",
        "a$b"
      })
  void findsEverySpelling(String sql) {
    assertThat(mentions.in(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user", "users_", "xusers", "users1", "SELECT * FROM user_s"})
  void isNotMisledByLongerWords(String sql) {
    assertThat(mentions.in(sql)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT * FROM \u7528\u6237", "\u00fc"})
  void takesAnyOtherLetterForANameThatHasNoAsciiLetters(String sql) {
    assertThat(new Mentions(List.of("\u7528\u6237")).in(sql)).isTrue();
    assertThat(mentions.in(sql)).isFalse();
  }
}
