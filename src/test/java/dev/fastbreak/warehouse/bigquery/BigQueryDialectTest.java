package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.sql.WideFeatures;
import org.junit.jupiter.api.Test;

class BigQueryDialectTest {

  private static final BigQueryDialect DIALECT =
      new BigQueryDialect(BigQueryWarehouseProvider.project("my-project"));

  @Test
  void writesTextsThatCannotEndTooEarly() {
    assertThat(DIALECT.text("O'Neal \\' \"x\"\r\n")).isEqualTo("'O\\'Neal \\\\\\' \"x\"\\r\\n'");
  }

  @Test
  void comparesArraysByTheirJson() {
    assertThat(DIALECT.differ(Tables.ML_FEATURE_STORE.column("features"), "a.x", "b.x"))
        .isEqualTo("TO_JSON_STRING(a.x) <> TO_JSON_STRING(b.x)");
    assertThat(DIALECT.differ(Tables.ML_FEATURE_STORE.column("player_lookup"), "a.x", "b.x"))
        .isEqualTo("a.x IS DISTINCT FROM b.x");
  }

  @Test
  void takesAFeatureOutOfTheVectorForTheWideView() {
    assertThat(WideFeatures.select(DIALECT))
        .startsWith("SELECT game_date, player_lookup,")
        .contains(
            "features[SAFE_OFFSET(0)] AS points_avg_last_5,",
            "features[SAFE_OFFSET(24)] AS team_win_pct,")
        .endsWith("FROM `my-project.nba_predictions.ml_feature_store_v2`");
  }
}
