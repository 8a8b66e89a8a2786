package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.validate.Gate;
import dev.fastbreak.app.validate.GateResult;
import dev.fastbreak.app.validate.Status;
import dev.fastbreak.app.validate.Validation;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase3.Phase3Derivation;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.plan.UpstreamGap;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.simulation.SimulatedLogs;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing upstream is told before and after, and the rows that it spoils are not ready. */
@Tag("all")
class MissingUpstreamIT {

  private static final int DAYS = 45;

  /** All simulated seasons of that year begin on it. */
  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);

  private static final LocalDate NIGHT = OPENER.plusDays(DAYS - 1);

  /** Eight days in the middle. */
  private static final String GONE =
      "game_date BETWEEN DATE '%s' AND DATE '%s'"
          .formatted(OPENER.plusDays(28), OPENER.plusDays(35));

  @TempDir private Path folder;
  private JobHarness job;

  @BeforeEach
  void loadTheFirstWeeksOfASeason() {
    UpstreamTables season = Phase3Derivation.derive(SimulatedLogs.of(2021, 9));
    job = JobHarness.in(folder);
    job.load(SimulatedSlice.firstDays(season, DAYS));
  }

  private void delete(String table, String where) {
    assertThat(job.tamper("DELETE FROM nba_analytics." + table + " WHERE " + where)).isPositive();
  }

  private List<String> tablesWithGaps(LocalDate from) {
    Plan plan = new Planner(job.warehouse()).plan(from, NIGHT, List.of(Processor.values()), true);
    return plan.gaps().stream()
        .filter(gap -> gap.kind().isIncomplete())
        .map(UpstreamGap::table)
        .map(table -> table.name())
        .distinct()
        .sorted()
        .toList();
  }

  private GateResult gate(Gate gate, Processor processor, LocalDate from) {
    Plan plan = new Planner(job.warehouse()).plan(from, NIGHT, List.of(Processor.values()), true);
    try (WarehouseSession session = job.warehouse().openForReading()) {
      return Validation.run(session, plan, doing -> {}).of(gate, processor).orElseThrow();
    }
  }

  /** How many rows of a processor are production ready. */
  private long ready(Processor processor) {
    Map<?, ? extends Map<String, ?>> rows = job.rows(processor);
    assertThat(rows).as("rows of %s", processor).isNotEmpty();
    return rows.values().stream()
        .filter(row -> row.get("is_production_ready").equals(true))
        .count();
  }

  @Test
  void nothingIsMissing() {
    job.backfill().range(NIGHT, NIGHT).done();

    assertThat(tablesWithGaps(NIGHT)).isEmpty();
    for (Processor processor : Processor.values()) {
      assertThat(gate(Gate.UPSTREAM_COMPLETE, processor, NIGHT).status()).isEqualTo(Status.GREEN);
      assertThat(ready(processor)).as("%s", processor).isPositive();
    }
  }

  @Test
  void weeksOfAllGameTablesMakeNoRowReady() {
    List<String> tables =
        List.of("player_game_summary", "team_defense_game_summary", "team_offense_game_summary");
    tables.forEach(table -> delete(table, GONE));

    assertThat(tablesWithGaps(NIGHT)).isEqualTo(tables);
    // So many players have too few games left that the date would fail by the usual limit.
    job.backfill().range(NIGHT, NIGHT).failureLimit(1).run();

    for (Processor processor : Processor.values()) {
      assertThat(gate(Gate.UPSTREAM_COMPLETE, processor, NIGHT).status()).isEqualTo(Status.RED);
      assertThat(ready(processor)).as("%s", processor).isZero();
    }
  }

  @Test
  void weeksOfTheTeamTablesSpoilWhatReadsThem() {
    delete("team_defense_game_summary", GONE);
    delete("team_offense_game_summary", GONE);

    job.backfill().range(NIGHT, NIGHT).run();

    for (Processor processor : List.of(Processor.TDZA, Processor.PDC, Processor.ML)) {
      assertThat(gate(Gate.UPSTREAM_COMPLETE, processor, NIGHT).status()).isEqualTo(Status.RED);
      assertThat(ready(processor)).as("%s", processor).isZero();
    }
    assertThat(ready(Processor.PCF)).as("stands on defences that are not ready").isZero();
    assertThat(ready(Processor.PSZA)).as("reads players alone").isPositive();
  }

  @Test
  void aWeekWithoutContextsIsComputedFromSyntheticOnesAndNotReady() {
    LocalDate monday = NIGHT.minusDays(6);
    delete("upcoming_player_game_context", "game_date >= DATE '" + monday + "'");

    assertThat(tablesWithGaps(monday)).containsExactly("upcoming_player_game_context");
    job.backfill().range(monday, NIGHT).done();

    for (Processor processor : List.of(Processor.PCF, Processor.PDC, Processor.ML)) {
      assertThat(ready(processor)).as("%s", processor).isZero();
      assertThat(job.rows(processor).values())
          .as("%s", processor)
          .allSatisfy(
              row ->
                  assertThat(String.valueOf(row.get("data_quality_issues")))
                      .contains("synthetic_context"));
      assertThat(gate(Gate.UPSTREAM_COMPLETE, processor, monday).status()).isEqualTo(Status.RED);
      assertThat(gate(Gate.SOURCE_HASHES, processor, monday).status()).isEqualTo(Status.GREEN);
    }
    assertThat(gate(Gate.UPSTREAM_COMPLETE, Processor.TDZA, monday).status())
        .isEqualTo(Status.GREEN);
  }
}
