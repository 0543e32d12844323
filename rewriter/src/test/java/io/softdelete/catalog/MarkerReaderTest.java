package io.softdelete.catalog;

import static io.softdelete.catalog.CatalogFixture.mistakes;
import static io.softdelete.catalog.CatalogFixture.name;
import static io.softdelete.catalog.CatalogFixture.soft;
import static io.softdelete.catalog.CatalogFixture.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerReaderTest {
  private static Marker marker(String keys) {
    return soft("tables: {t: {marker: {" + keys + "}}}").marker();
  }

  private static String mistakesOf(String keys) {
    return mistakes("tables: {t: {marker: {" + keys + "}}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          column: d                         | d          | NULL       | CURRENT_TIMESTAMP
          active: null                      | deleted_at | NULL       | CURRENT_TIMESTAMP
          active: NULL                      | deleted_at | NULL       | CURRENT_TIMESTAMP
          active: [null]                    | deleted_at | NULL       | CURRENT_TIMESTAMP
          active: "null"                    | deleted_at | null       | CURRENT_TIMESTAMP
          deleted: now()                    | deleted_at | NULL       | now()
          deleted: "${operation}"           | deleted_at | NULL       | ${operation}
          active: false                     | deleted_at | false      | true
          active: True                      | deleted_at | true       | false
          active: [FALSE, null]             | deleted_at | false,NULL | true
          active: false, deleted: null      | deleted_at | false      | NULL
          active: 0, deleted: 1             | deleted_at | 0          | 1
          active: -1.50, deleted: +2e3      | deleted_at | -1.50      | +2e3
          active: "'N'", deleted: "'Y'"     | deleted_at | 'N'        | 'Y'
          active: "'n'", deleted: "'N'"     | deleted_at | 'n'        | 'N'
          active: 0, deleted: id            | deleted_at | 0          | id
          active: [0, null, 7], deleted: 1  | deleted_at | 0,NULL,7   | 1
          active: "'infinity'", deleted: x  | deleted_at | 'infinity' | x
          """)
  void markersAreRead(String keys, String column, String active, String deleted) {
    assertThat(marker(keys))
        .isEqualTo(
            new Marker(
                name(column),
                List.of(active.split(",")).stream().map(CatalogFixture::sql).toList(),
                sql(deleted)));
  }

  @Test
  void quotedColumnsStayQuoted() {
    assertThat(marker("column: '\"Gone At\"'").column()).isEqualTo(new Identifier("Gone At", true));
  }

  @ParameterizedTest
  @CsvSource({"0", "'\"''N''\"'", "'[true, false]'", "'[0, null]'", "id"})
  void whateverElseIsActiveDeletedMustBeGiven(String active) {
    assertThat(mistakesOf("active: " + active))
        .isEqualTo(
            "c.yaml:1: tables.t.marker.deleted: missing; expected the value of a deleted row, as"
                + " active is neither null nor a boolean");
  }

  @ParameterizedTest
  @CsvSource({
    "'active: false, deleted: false', false",
    "'active: [0, 1], deleted: 1', 1",
    "'deleted: null', null",
    "'deleted: \"Null\"', '''Null'''",
    "'active: \"now()\", deleted: NOW()', '''NOW()'''"
  })
  void anActiveValueIsNotADeletedOne(String keys, String deleted) {
    assertThat(mistakesOf(keys))
        .isEqualTo(
            "c.yaml:1: tables.t.marker.deleted: found "
                + deleted
                + ", an active value; expected another one");
  }

  @Test
  void activeNeedsAValue() {
    assertThat(mistakesOf("active: [], deleted: 1"))
        .isEqualTo("c.yaml:1: tables.t.marker.active: found a list; expected at least one value");
  }

  @Test
  void activeValuesAreNamedOnce() {
    assertThat(mistakesOf("active: [0, null, 0], deleted: 1"))
        .isEqualTo("c.yaml:1: tables.t.marker.active[2]: found 0 again; expected it once");
  }

  @Test
  void activeHoldsNoPlaceholder() {
    assertThat(mistakesOf("active: \"${actor}\", deleted: 1"))
        .isEqualTo(
            "c.yaml:1: tables.t.marker.active: found '${actor}'; expected a value without"
                + " placeholders, for every reader");
  }

  @Test
  void listsHoldValuesOnly() {
    assertThat(mistakesOf("active: [[0], {a: b}, !!int x, 1], deleted: 0"))
        .isEqualTo(
            """
            c.yaml:1: tables.t.marker.active[0]: found a list; expected a boolean, a number, null \
            or text with an SQL expression
            c.yaml:1: tables.t.marker.active[1]: found a map; expected a boolean, a number, null \
            or text with an SQL expression
            c.yaml:1: tables.t.marker.active[2]: found x; expected a decimal number""");
  }

  @Test
  void aLineThatWasNotFinishedIsAMistake() {
    assertThat(mistakes("tables:\n  t:\n    marker:\n      active:\n      column:\n"))
        .isEqualTo(
            """
            c.yaml:4: tables.t.marker.active: found nothing; expected a boolean, a number, null \
            or text with an SQL expression
            c.yaml:5: tables.t.marker.column: found nothing; expected a column name""");
  }
}
