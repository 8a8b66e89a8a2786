package dev.fastbreak.beam.transform;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.SampleRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dates, and calculators whose results are made up from the entity's name. */
final class MadeUp {

  static final LocalDate DAY_1 = LocalDate.of(2021, 12, 1);
  static final LocalDate DAY_2 = LocalDate.of(2021, 12, 2);
  static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
  static final String RUN = "0000abcd";

  private MadeUp() {}

  /** A chunk of PSZA with two dates of a season that began in October. */
  static Chunk chunk() {
    return chunk(RUN, STARTED, DAY_1, DAY_2);
  }

  static Chunk chunk(String runId, Instant startedAt, LocalDate... dates) {
    List<DueDate> due = new ArrayList<>();
    for (LocalDate date : dates) {
      due.add(new DueDate(date, "input of " + date));
    }
    return new Chunk(Processor.PSZA, season(), due, runId, startedAt, 0.5);
  }

  static SeasonSchedule season() {
    return SeasonSchedule.of(
        2021, Schedules.series(LocalDate.of(2021, 10, 19), 1, 60, "BOS", "GSW"));
  }

  /**
   * A player whose name says what becomes of him: {@code throws...}, {@code young...} (an expected
   * failure), {@code gap...} (an unexpected one), {@code late...} (in the population of the second
   * date alone); everybody else has a row on both dates.
   */
  static EntityCalculator<PlayerShotZoneAnalysis> player(String name) {
    return new EntityCalculator<>() {
      @Override
      public String entityId() {
        return name;
      }

      @Override
      public boolean isInPopulation(LocalDate date) {
        return !name.startsWith("late") || date.equals(DAY_2);
      }

      @Override
      public Result<PlayerShotZoneAnalysis> on(LocalDate date) {
        if (name.startsWith("throws") && date.equals(DAY_2)) {
          throw new IllegalStateException("no such thing");
        } else if (name.startsWith("young")) {
          return Result.failed(FailureCategory.EXPECTED_INCOMPLETE, "too young");
        } else if (name.startsWith("gap")) {
          return Result.failed(FailureCategory.INCOMPLETE_UPSTREAM, "games are missing");
        }
        return Result.row(row(name, date));
      }
    };
  }

  static PlayerShotZoneAnalysis row(String name, LocalDate date) {
    return row(name, date, true);
  }

  static PlayerShotZoneAnalysis row(String name, LocalDate date, boolean ready) {
    return SampleRows.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS)
        .bare(Map.of("player_lookup", name, "analysis_date", date, "is_production_ready", ready));
  }
}
