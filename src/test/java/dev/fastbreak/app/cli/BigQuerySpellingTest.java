package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BigQuerySpellingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT * FROM `p.nba_precompute.ml_feature_store_v2`"
            + "|SELECT * FROM \"nba_precompute\".\"ml_feature_store_v2\"",
        "SELECT `points` FROM t|SELECT \"points\" FROM t",
        "a > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 24 HOUR)"
            + "|a > ((CURRENT_TIMESTAMP) - INTERVAL 24 HOUR)",
        "d >= DATE_ADD(DATE '2022-01-01', INTERVAL 7 DAY)"
            + "|d >= CAST(((DATE '2022-01-01') + INTERVAL 7 DAY) AS DATE)",
        "date_sub(coalesce(a, b), interval 1 day)"
            + "|CAST(((coalesce(a, b)) - INTERVAL 1 day) AS DATE)"
      })
  void whatIsCertainIsSpelledAsDuckDbDoes(String bigQuery, String duckDb) {
    assertThat(BigQuerySpelling.inDuckDb(bigQuery)).isEqualTo(duckDb);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '`a`, CURRENT_TIMESTAMP()' -- `b`",
        "SELECT \"`a`\" /* DATE_SUB(a, INTERVAL 1 DAY) */",
        "SELECT DATE_SUB('day', a, b)",
        "SELECT DATE_SUB(a, INTERVAL 1 DAY",
        "SELECT CURRENT_TIMESTAMP, current_date"
      })
  void everythingElseStaysAsItIs(String sql) {
    assertThat(BigQuerySpelling.inDuckDb(sql)).isEqualTo(sql);
  }
}
