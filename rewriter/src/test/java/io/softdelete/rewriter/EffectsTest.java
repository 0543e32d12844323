package io.softdelete.rewriter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EffectsTest {
  private final Rewriter rewriter = TestCatalog.rewriter(Dialect.POSTGRESQL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 | NONE",
        "SELECT * FROM users | NONE",
        "UPDATE a SET x = 1 | NONE",
        "SET search_path = crm | SESSION",
        "-- c | NONE",
        "/* a */ reset all | SESSION",
        "ROLLBACK TO s | SESSION",
        "COMMIT | SESSION",
        "CREATE TABLE x (id int) | SCHEMA",
        "SELECT 1; DROP TABLE x | SCHEMA",
        "SELECT 1; SET x = 1; SELECT 2 | SESSION",
        "ALTER TABLE users ADD y int | SCHEMA",
        "CREATE TEMP TABLE users (id int) | TEMPORARY_TABLE",
        "CREATE LOCAL TEMPORARY TABLE users (id int) | TEMPORARY_TABLE",
        "SELECT * INTO TEMP users FROM a | TEMPORARY_TABLE",
        "SELECT * FROM users; CREATE INDEX i ON users (id) | SCHEMA"
      })
  void everyStatementTellsWhatItMayChange(String sql, Effect effect) {
    assertThat(rewriter.rewrite(sql, new TestCatalog.PlainSession()).effect()).isEqualTo(effect);
  }
}
