package dev.fastbreak.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNamesTest {

  @ParameterizedTest
  @CsvSource({
    "points, points",
    "playerLookup, player_lookup",
    "gamesInLast7Days, games_in_last_7_days",
    "paintRateLast10, paint_rate_last_10",
    "gamesInSample20, games_in_sample_20",
    "threePtPctAllowedLast15, three_pt_pct_allowed_last_15",
    "isDnp, is_dnp",
    "backToBacksLast14Days, back_to_backs_last_14_days"
  })
  void javaNamesBecomeColumnNames(String java, String column) {
    assertThat(ColumnNames.snakeCase(java)).isEqualTo(column);
  }
}
