package dev.fastbreak.app.cli;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A small season and what a run may have left behind. */
final class Samples {

  /** Four game dates: the opener, and three of them after the bootstrap days. */
  static final List<LocalDate> GAME_DATES =
      List.of(
          LocalDate.parse("2021-10-19"),
          LocalDate.parse("2021-11-02"),
          LocalDate.parse("2021-11-03"),
          LocalDate.parse("2021-11-05"));

  static final SeasonFacts SEASON =
      SeasonFacts.ofSchedule(
          SeasonSchedule.of(
              2021, GAME_DATES.stream().map(day -> Schedules.game(day, "BOS", "LAL")).toList()));

  private Samples() {}

  static FakeWarehouse warehouse() {
    return new FakeWarehouse().withGames(2021, GAME_DATES);
  }

  /** A ledger line with 390 rows written, 10 unchanged and 40 expected failures. */
  static PrecomputeRun line(Processor processor, String date, Outcome outcome, long unexpected) {
    return new PrecomputeRun(
        processor.storedName(),
        LocalDate.parse(date),
        "0000abcd",
        outcome.name(),
        390,
        10,
        0,
        0,
        40,
        unexpected,
        440 + unexpected,
        "feedfacefeedface",
        "cafecafecafecafe",
        processor.codeVersion(),
        Instant.parse("2022-01-15T06:00:00Z"),
        Instant.parse("2022-01-15T06:00:04Z"),
        "run --date tonight");
  }

  /** A ledger line that changed nothing. */
  static PrecomputeRun idle(Processor processor, String date) {
    PrecomputeRun line = line(processor, date, Outcome.COMPLETE, 0);
    return new PrecomputeRun(
        line.processorName(),
        line.analysisDate(),
        line.runId(),
        line.outcome(),
        0,
        400,
        0,
        0,
        40,
        0,
        440,
        line.inputDigest(),
        line.outputDigest(),
        line.codeVersion(),
        line.startedAt(),
        line.finishedAt(),
        line.command());
  }

  /** A game of a player. */
  static PlayerGameSummary boxScore(String player, String date) {
    return SampleRows.of(Tables.PLAYER_GAME_SUMMARY)
        .random(1, Map.of("player_lookup", player, "game_date", LocalDate.parse(date)));
  }

  static PrecomputeFailure failure(
      Processor processor, String date, String entity, FailureCategory category) {
    return new PrecomputeFailure(
        processor.storedName(),
        "0000abcd",
        LocalDate.parse(date),
        entity,
        category.label(),
        "3 of 10 games, \"so far\"",
        category.canRetry(),
        Instant.parse("2022-01-15T06:00:04Z"));
  }
}
