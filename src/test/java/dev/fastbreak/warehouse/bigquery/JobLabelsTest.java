package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JobLabelsTest {

  @Test
  void keepsToWhatBigQueryAllows() {
    BigQueryProject project = BigQueryWarehouseProvider.project("my-project?labels=team=stats");
    assertThat(project.jobLabels("player_daily_cache", "Run 1/ä" + "x".repeat(80)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "application", "fastbreak",
                "team", "stats",
                "processor", "player_daily_cache",
                "run_id", "run-1--" + "x".repeat(56)));
  }
}
