package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.phase.Entities;
import dev.fastbreak.core.phase.Unattributable;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.reads.Input;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.SampleRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dates, rows and buckets, and calculators whose results are made up from the entity's name. */
final class MadeUp {

  static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  static final LocalDate DAY_1 = LocalDate.of(2021, 12, 1);
  static final LocalDate DAY_2 = LocalDate.of(2021, 12, 2);
  static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
  static final String RUN = "0000abcd";

  static final Input<?> PLAYER_GAMES = Inputs.OF_PLAYERS.get(0);

  private static final Map<String, Object> REQUIRED =
      Map.of(
          "team_abbr", "GSW",
          "defending_team_abbr", "GSW",
          "opponent_team_abbr", "BOS",
          "game_id", "a game",
          "data_hash", "0123456789abcdef",
          "processed_at", STARTED,
          "is_production_ready", true);

  private MadeUp() {}

  /** A chunk of PSZA with two dates of a season that began in October. */
  static Chunk chunk() {
    return chunk(RUN, STARTED, DAY_1, DAY_2);
  }

  static Chunk chunk(String runId, Instant startedAt, LocalDate... dates) {
    return chunk(runId, startedAt, Map.of(Processor.PSZA, List.of(dates)));
  }

  /** A chunk of some dates of some processors. */
  static Chunk chunk(Map<Processor, List<LocalDate>> dates) {
    return chunk(RUN, STARTED, dates);
  }

  private static Chunk chunk(
      String runId, Instant startedAt, Map<Processor, List<LocalDate>> dates) {
    Map<Processor, List<DueDate>> due = new EnumMap<>(Processor.class);
    dates.forEach(
        (processor, own) ->
            due.put(
                processor,
                own.stream().map(date -> new DueDate(date, "input of " + date)).toList()));
    SeasonFacts facts =
        new SeasonFacts(
            season(), Schedules.allPresent(season()), Schedules.allPresent(season()), Set.of());
    return new Chunk(facts, due, runId, startedAt, 0.5, null);
  }

  /** GSW and BOS meet on 60 days from the opener on. */
  static SeasonSchedule season() {
    return SeasonSchedule.of(2021, Schedules.series(OPENER, 1, 60, "BOS", "GSW"));
  }

  /** A bucket in which each of these players has a game before the first date. */
  static Bucket bucket(int number, String... players) {
    List<Map<String, @Nullable Object>> games = new ArrayList<>();
    for (String player : players) {
      games.add(columns("player_lookup", player, "game_date", DAY_1.minusDays(1)));
    }
    return Bucket.asRead(number, Map.of(PLAYER_GAMES.table().name(), List.of(batch(games))));
  }

  static RowBatch<?> batch(List<Map<String, @Nullable Object>> games) {
    return batch(PLAYER_GAMES, games);
  }

  /** Rows of an input of which only some columns are spelled out. */
  static RowBatch<?> batch(Input<?> input, List<Map<String, @Nullable Object>> rows) {
    RowBatch.Builder<?> builder = new RowBatch.Builder<>(input.columns());
    for (Map<String, @Nullable Object> row : rows) {
      builder.add(
          input.columns().columns().stream()
              .map(
                  column ->
                      value(column, row.getOrDefault(column.name(), REQUIRED.get(column.name()))))
              .toArray());
    }
    return builder.build();
  }

  private static @Nullable Object value(ColumnSpec column, @Nullable Object given) {
    if (given == null) {
      return null;
    }
    return switch (column.type()) {
      case INT64 -> Long.valueOf(given.toString());
      case NUMERIC -> new BigDecimal(given.toString()).setScale(column.scale());
      default -> given;
    };
  }

  /** Name, value, name, value. */
  static Map<String, @Nullable Object> columns(@Nullable Object... given) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    for (int i = 0; i < given.length; i += 2) {
      columns.put((String) given[i], given[i + 1]);
    }
    return columns;
  }

  /** Everybody who has a game, each as {@link #player} makes him up. */
  static final Calculation<PlayerShotZoneAnalysis> SHOT_ZONES =
      (inputs, dates) ->
          new Entities<>(
              inputs.of(Views.ZONE_GAMES).names().stream().map(MadeUp::player).toList(),
              new Unattributable(inputs.players().unattributable(Views.ZONE_GAMES), List.of()));

  /** The standard calculations with other shot zones. */
  static Calculations calculations(Calculation<PlayerShotZoneAnalysis> shotZones) {
    Calculations standard = Calculations.STANDARD;
    return new Calculations(
        standard.teamDefense(),
        shotZones,
        standard.compositeFactors(),
        standard.dailyCaches(),
        standard.featureVectors());
  }

  /**
   * A player whose name says what becomes of him: {@code throws...}, {@code young...} (an expected
   * failure), {@code gap...} (an unexpected one), {@code late...} (in the population of the second
   * date alone); everybody else has a row on both dates, which is ready. Nobody is called by what
   * follows a hash; it makes another row of his.
   */
  static EntityCalculator<PlayerShotZoneAnalysis> player(String nameAndMore) {
    String name = nameAndMore.replaceAll("#.*", "");
    return new EntityCalculator<>() {
      @Override
      public String entityId() {
        return name;
      }

      @Override
      public Optional<Result<PlayerShotZoneAnalysis>> on(LocalDate date) {
        return name.startsWith("late") && !date.equals(DAY_2)
            ? Optional.empty()
            : Optional.of(result(date));
      }

      private Result<PlayerShotZoneAnalysis> result(LocalDate date) {
        if (name.startsWith("throws") && date.equals(DAY_2)) {
          throw new IllegalStateException("no such thing");
        } else if (name.startsWith("young")) {
          return Result.failed(FailureCategory.EXPECTED_INCOMPLETE, "too young");
        } else if (name.startsWith("gap")) {
          return Result.failed(FailureCategory.INCOMPLETE_UPSTREAM, "games are missing");
        }
        return Result.row(row(name, date, name.equals(nameAndMore)));
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
