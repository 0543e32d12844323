package io.softdelete.catalog;

import static io.softdelete.catalog.CatalogFixture.catalog;
import static io.softdelete.catalog.CatalogFixture.columns;
import static io.softdelete.catalog.CatalogFixture.mistakes;
import static io.softdelete.catalog.CatalogFixture.soft;
import static io.softdelete.catalog.CatalogFixture.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class YamlDocumentTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "\ufeff", "---\n...\n"})
  void nothingIsNotACatalog(String yaml) {
    assertThat(mistakes(yaml))
        .containsPattern(
            "^c.yaml:1: found (an empty file; expected tables:|nothing; expected .*)$");
  }

  @Test
  void otherDocumentsAreNotCatalogs() {
    assertThat(mistakes("- tables"))
        .isEqualTo(
            "c.yaml:1: found a list; expected a map with the keys tables, defaults, audit,"
                + " foreign-keys");
    assertThat(mistakes("users, posts"))
        .isEqualTo(
            "c.yaml:1: found 'users, posts'; expected a map with the keys tables, defaults, audit,"
                + " foreign-keys");
  }

  @Test
  void aSecondDocumentIsRefusedWithItsLine() {
    assertThat(mistakes("tables: {}\n---\ntables: {}\n"))
        .isEqualTo("c.yaml:2: found a second document; expected one");
  }

  @Test
  void tabsAreReportedWithTheirLine() {
    assertThat(mistakes("tables:\n\tusers: {}\n"))
        .isEqualTo(
            "c.yaml:2: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not"
                + " use \\t(TAB) for indentation)");
  }

  @Test
  void syntaxErrorsAreReportedWithTheirLine() {
    assertThat(mistakes("tables:\n  users: {\n")).startsWith("c.yaml:3: not YAML: ");
    assertThat(mistakes("tables:\n  users: {audit: true\n  posts: {}\n"))
        .startsWith("c.yaml:3: not YAML: ")
        .endsWith(" (while parsing a flow mapping of line 2)");
    assertThat(mistakes("tables: *nobody\n"))
        .isEqualTo("c.yaml:1: not YAML: found undefined alias nobody");
    assertThat(mistakes("tables: \"a\n")).startsWith("c.yaml:2: not YAML: ");
  }

  @Test
  void aPlaceholderWithoutQuotesInBracesGetsAHint() {
    assertThat(mistakes("tables:\n  t: {set: {by: ${actor}}}\n"))
        .isEqualTo("c.yaml:2: not YAML: expected ',' or '}', but got { (put ${…} in quotes)");
  }

  @Test
  void aPlaceholderWithoutQuotesIsTextElsewhere() {
    assertThat(soft("tables:\n  t:\n    set:\n      by: ${actor}\n").set())
        .isEqualTo(columns("by", "${actor}"));
  }

  @Test
  void charactersThatYamlForbidsAreReportedWithTheirLine() {
    assertThat(mistakes("tables:\n  a: {}\n  b\u0007: {}\n"))
        .isEqualTo("c.yaml:3: not YAML: found the character U+0007");
    assertThat(mistakes("tables:\n  \ud83d")).startsWith("c.yaml:").contains(": not YAML: ");
  }

  @Test
  void unicodeAndByteOrderMarksAreRead() {
    assertThat(catalog("\ufefftables:\n  таблица: {marker: {column: 削除日時}}\n").tables())
        .extracting(table -> table.name().sql())
        .containsExactly("таблица");
    assertThat(soft("tables: {t: {set: {a: \"'\\U0001F600 é\\u0301'\"}}}").set())
        .isEqualTo(columns("a", "'😀 é\u0301'"));
  }

  @Test
  void carriageReturnsCountOnce() {
    assertThat(mistakes("tables:\r\n  t:\r\n    audit: 1\r\n"))
        .isEqualTo("c.yaml:3: tables.t.audit: found 1; expected true or false");
  }

  @Test
  void blockTextIsAnExpression() {
    assertThat(soft("tables:\n  t:\n    set:\n      a: >\n        b\n        || c\n").set())
        .isEqualTo(columns("a", "b || c"));
    assertThat(soft("tables:\n  t:\n    set:\n      a: |\n        b\n        || c\n").set())
        .isEqualTo(columns("a", "b || c"));
  }

  @Test
  void messagesStayOnOneShortLine() {
    assertThat(mistakes("tables: {t: {delete: \"a\\nb\\t\\e" + "x".repeat(10_000) + "\"}}"))
        .isEqualTo(
            "c.yaml:1: tables.t.delete: found 'a\\nb\\tU+001B"
                + "x".repeat(55)
                + "…'; expected one of soft, archive, hard");
    assertThat(mistakes("tables: {t: {" + "y".repeat(900) + ": 1}}"))
        .startsWith("c.yaml:1: tables.t." + "y".repeat(60) + "…: unknown key; expected one of ");
  }

  @Test
  void unknownTagsAreNotGuessed() {
    assertThat(mistakes("tables: {t: {set: {a: !!binary aGVsbG8=, b: !mine x}}}"))
        .isEqualTo(
            """
            c.yaml:1: tables.t.set.a: found aGVsbG8=; expected a boolean, a number, null or text \
            with an SQL expression
            c.yaml:1: tables.t.set.b: found x; expected a boolean, a number, null or text with an \
            SQL expression""");
  }

  @Test
  void tagsMustFitTheirValues() {
    assertThat(mistakes("tables: {t: {audit: !!bool soon, set: {a: !!null x}}}"))
        .isEqualTo(
            """
            c.yaml:1: tables.t.audit: found soon; expected true or false
            c.yaml:1: tables.t.set.a: found x; expected a boolean, a number, null or text with an \
            SQL expression""");
    assertThat(soft("tables: {t: {set: {a: !!str 1}}}").set()).isEqualTo(columns("a", "1"));
  }

  @Test
  void aliasesStandForTheirAnchors() {
    Catalog catalog =
        catalog(
            """
            tables:
              a: &usual
                marker: &gone {column: gone, active: 0, deleted: 1}
              b: *usual
              c: {marker: *gone}
            """);
    assertThat(catalog.tables())
        .extracting(table -> ((Deletion.Soft) table.deletion()).marker().deleted())
        .containsOnly(sql("1"))
        .hasSize(3);
  }

  @Test
  void aMistakeBehindAnAliasIsReportedWhereItStandsForEveryKey() {
    assertThat(mistakes("tables:\n  a: {set: &s {x: ?}}\n  b:\n    set: *s\n"))
        .isEqualTo(
            """
            c.yaml:2: tables.a.set.x: found ? in '?'; expected an expression without it
            c.yaml:2: tables.b.set.x: found ? in '?'; expected an expression without it""");
  }

  @Test
  void mergeKeysAreFollowed() {
    Catalog catalog =
        catalog(
            """
            tables:
              a: &a {reinsert: revive, marker-writes: refuse}
              b:
                <<: *a
                marker-writes: allow
              c: {marker-writes: allow, <<: [*a]}
            """);
    assertThat(catalog.tables().subList(1, 3))
        .allSatisfy(
            table -> {
              assertThat(table.reinsert()).isEqualTo(Reinsert.REVIVE);
              assertThat(table.markerWrites()).isEqualTo(MarkerWrites.ALLOW);
            });
    assertThat(mistakes("tables:\n  a: &a [1]\n  b:\n    <<: *a\n"))
        .contains("not YAML: Expected mapping node or an anchor referencing mapping");
  }

  @Test
  void manyTablesMayShareAnAnchor() {
    String yaml =
        IntStream.range(0, 2000)
            .mapToObj(i -> "  t" + i + ": *x\n")
            .collect(Collectors.joining("", "tables:\n  t: &x {set: {by: '${actor}'}}\n", ""));
    assertThat(catalog(yaml).tables()).hasSize(2001);
  }

  @Test
  void billionsOfLaughsAreRefused() {
    StringBuilder yaml = new StringBuilder("tables:\n  l0: &l0 [lol]\n");
    for (int i = 1; i < 30; i++) {
      yaml.append("  l" + i + ": &l" + i + " [");
      yaml.append(("*l" + (i - 1) + ",").repeat(10)).append("]\n");
    }
    assertThat(mistakes(yaml.toString()))
        .isEqualTo("c.yaml:8: found more than 1000000 values, those behind aliases included");
  }

  @Test
  void anAliasInsideOfItsAnchorIsRefused() {
    assertThat(mistakes("tables: &t\n  a: *t\n"))
        .isEqualTo("c.yaml:2: found *t inside of what it stands for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void deepNestingIsRefused(String level) {
    assertThat(mistakes("tables:\n  " + level.repeat(100_000)))
        .isEqualTo("c.yaml:2: found more than 50 levels; expected a table's few");
  }

  @Test
  void aMegabyteIsRead() {
    String yaml =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "  schema_" + i % 7 + ".table_" + i + ": {marker: {column: gone}}\n")
            .collect(Collectors.joining("", "defaults: {retention: 90d}\ntables:\n", ""));
    assertThat(yaml.length()).isGreaterThan(900_000);
    assertThat(catalog(yaml).tables()).hasSize(20_000);
  }

  @Test
  void aMegabyteOfOneValueIsReadToo() {
    String text = "'" + "x".repeat(1_000_000) + "'";
    assertThat(soft("tables: {t: {set: {a: \"" + text + "\"}}}").set())
        .isEqualTo(columns("a", text));
  }

  @Test
  void filesThatAreNoCatalogsAreNotReadToTheirEnd() {
    assertThat(mistakes("#".repeat(5 << 20)))
        .isEqualTo("c.yaml: found 5242880 characters; expected at most 4194304");
  }
}
