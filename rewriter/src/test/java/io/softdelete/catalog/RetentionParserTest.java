package io.softdelete.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionParserTest {
  @ParameterizedTest
  @CsvSource({
    "90d, P90D, PT0S",
    "2w, P14D, PT0S",
    "6m, P6M, PT0S",
    "7y, P7Y, PT0S",
    "P1Y2M, P1Y2M, PT0S",
    "P3W, P21D, PT0S",
    "PT36H, P0D, PT36H",
    "P1DT12H30M, P1D, PT12H30M",
    "1000y, P1000Y, PT0S"
  })
  void numbersAndDurationsAreRead(String text, Period period, Duration duration) throws Unexpected {
    assertThat(RetentionParser.parse(text)).isEqualTo(new Retention(period, duration));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "90",
        "90 d",
        " 90d",
        "90D",
        "9.5d",
        "-1d",
        "+1d",
        "1h",
        "1d2h",
        "٣d",
        "P",
        "PT",
        "P1",
        "P-1D",
        "P1D-T1H",
        "PT-5H",
        "P1DT",
        "99999999999d",
        "P99999999999Y",
        "forever"
      })
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> RetentionParser.parse(text))
        .isInstanceOf(Unexpected.class)
        .hasMessage(
            "found '"
                + text
                + "'; expected a number of d (days), w (weeks), m (months) or y (years) such as"
                + " 90d, or an ISO 8601 duration such as P1Y6M or PT36H");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "0y", "P0D", "PT0S", "P0DT0H"})
  void noTimeIsRefused(String text) {
    assertThatThrownBy(() -> RetentionParser.parse(text))
        .hasMessage("found '" + text + "'; expected more than no time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001y", "999999999d", "99999999w", "PT99999999H"})
  void moreThanDatabasesCanCountIsRefused(String text) {
    assertThatThrownBy(() -> RetentionParser.parse(text))
        .hasMessage(
            "found '"
                + text
                + "'; expected at most 1000 years (without retention rows are kept for ever)");
  }
}
