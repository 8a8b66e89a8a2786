package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableNamesTest {

  private static final BigQueryDialect DIALECT =
      new BigQueryDialect(BigQueryWarehouseProvider.project("my-project"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT * FROM nba_raw.nbac_schedule | SELECT * FROM `my-project.nba_raw.nbac_schedule`",
        "SELECT s.game_id FROM nba_raw.nbac_schedule AS s, nba_raw.other | SELECT s.game_id FROM `my-project.nba_raw.nbac_schedule` AS s, `my-project.nba_raw.other`",
        "SELECT 'from nba_raw.x' | SELECT 'from nba_raw.x'",
        "SELECT 'it\\'s nba_raw.x' | SELECT 'it\\'s nba_raw.x'",
        "SELECT \"nba_raw.x\" -- nba_raw.x | SELECT \"nba_raw.x\" -- nba_raw.x",
        "SELECT 1 /* nba_raw.x */ # nba_raw.x | SELECT 1 /* nba_raw.x */ # nba_raw.x",
        "FROM `nba_raw.x` | FROM `nba_raw.x`",
        "FROM elsewhere.x | FROM elsewhere.x",
        "FROM nba_raw.INFORMATION_SCHEMA.TABLES | FROM nba_raw.INFORMATION_SCHEMA.TABLES",
        "SELECT x.nba_raw.y FROM t AS x | SELECT x.nba_raw.y FROM t AS x",
      })
  void putsTheProjectBeforeTablesOfFastbreakAlone(String written, String run) {
    assertThat(TableNames.qualify(DIALECT, written)).isEqualTo(run);
  }
}
