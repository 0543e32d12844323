package io.softdelete.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameParserTest {
  @Test
  void quotesAreTakenOffAndRemembered() throws Unexpected {
    assertThat(NameParser.table("a.\"B \"\".c\""))
        .isEqualTo(
            new CatalogName(
                Optional.of(new Identifier("a", false)), new Identifier("B \".c", true)));
    assertThat(NameParser.column("\"a.b\"")).isEqualTo(new Identifier("a.b", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "_x", "Ünïcödé", "表", "a1$_", "𝒳y", "e\u0301"})
  void lettersOfAllScriptsMakeNames(String text) throws Unexpected {
    assertThat(NameParser.table(text).sql()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1a",
        "$a",
        "a b",
        " a",
        "a ",
        "a-b",
        "`a`",
        "[a]",
        "a.",
        ".a",
        "a..b",
        "a. b",
        "'a'",
        "\"\"",
        "a.\"\"",
        "a\"b\"",
        "\"a\"b",
        "\"a\u0000\"",
        "a\u00a0",
        "*",
        "a;b"
      })
  void whatIsNoNameIsRefused(String text) {
    assertThatThrownBy(() -> NameParser.table(text))
        .isInstanceOf(Unexpected.class)
        .hasMessage(
            "found "
                + Excerpt.quoted(text)
                + "; expected letters, digits, _ and $ after a letter or _, or \"any characters\"");
  }

  @Test
  void openQuotesAreRefused() {
    assertThatThrownBy(() -> NameParser.table("a.\"b"))
        .hasMessage("found 'a.\"b'; expected a closing \"");
    assertThatThrownBy(() -> NameParser.table("\"b\"\""))
        .hasMessage("found '\"b\"\"'; expected a closing \"");
  }

  @Test
  void blankNamesAreRefused() {
    assertThatThrownBy(() -> NameParser.table("  "))
        .hasMessage("found nothing; expected [schema.]table");
    assertThatThrownBy(() -> NameParser.column(""))
        .hasMessage("found nothing; expected a column name");
  }

  @Test
  void namesHaveNoMorePartsThanTheyMay() {
    assertThatThrownBy(() -> NameParser.table("db.public.users"))
        .hasMessage("found a name of 3 parts; expected [schema.]table");
    assertThatThrownBy(() -> NameParser.column("users.id"))
        .hasMessage("found 'users.id'; expected a column name without its table");
  }
}
