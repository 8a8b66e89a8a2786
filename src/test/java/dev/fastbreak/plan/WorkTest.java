package dev.fastbreak.plan;

import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Work.Run RUN = new Work.Run("0000abcd", START, 0.05, null);
  private static final LocalDate NOV_29 = LocalDate.of(2021, 11, 29);
  private static final LocalDate NOV_30 = LocalDate.of(2021, 11, 30);
  private static final LocalDate DEC_1 = LocalDate.of(2021, 12, 1);
  private static final LocalDate NEXT_SEASON = LocalDate.of(2022, 12, 1);

  private final List<PlannedDate> dates = new ArrayList<>();
  private final List<PlannedDate> withoutGames = new ArrayList<>();
  private final List<PlannedDate> bootstrap = new ArrayList<>();

  private static SeasonFacts season(int year) {
    return SeasonFacts.ofSchedule(
        SeasonSchedule.of(year, Schedules.series(LocalDate.of(year, 10, 19), 1, 60, "BOS", "GSW")));
  }

  private static PlannedDate date(Processor processor, LocalDate date, Reason reason) {
    return new PlannedDate(
        processor,
        new DueDate(date, "upstream of " + date),
        reason,
        date.getYear(),
        "",
        reason == Reason.BLOCKED ? List.of(TDZA, PSZA) : List.of());
  }

  private Work work(ChunkSize size) {
    return Work.of(
        new Plan(
            LocalDate.of(2021, 1, 1),
            LocalDate.of(2022, 12, 31),
            List.of(Processor.values()),
            dates,
            withoutGames,
            bootstrap,
            List.of(),
            List.of(),
            Map.of(2021, season(2021), 2022, season(2022))),
        size,
        RUN);
  }

  private static List<List<LocalDate>> cuts(Work work) {
    return work.chunks().stream().map(Chunk::dates).toList();
  }

  @Test
  void allProcessorsThatAreDueOnADateAreInOneChunk() {
    dates.add(date(PSZA, DEC_1, Reason.MISSING));
    dates.add(date(PSZA, NOV_30, Reason.UP_TO_DATE));
    dates.add(date(PCF, NOV_30, Reason.UPSTREAM_DUE));
    dates.add(date(PCF, DEC_1, Reason.MISSING));

    Work work = work(ChunkSize.SEASON);

    assertThat(work.recordings()).isEmpty();
    assertThat(work.chunks())
        .singleElement()
        .satisfies(
            chunk -> {
              assertThat(chunk.dates(PSZA)).containsExactly(DEC_1);
              assertThat(chunk.dueDates(PCF))
                  .containsExactly(
                      new DueDate(NOV_30, "upstream of 2021-11-30"),
                      new DueDate(DEC_1, "upstream of 2021-12-01"));
              assertThat(chunk.season().year()).isEqualTo(2021);
              assertThat(chunk.runId()).isEqualTo("0000abcd");
              assertThat(chunk.startedAt()).isEqualTo(START);
              assertThat(chunk.failureLimit()).isEqualTo(0.05);
            });
  }

  @Test
  void aChunkNeverReachesBeyondItsSeasonAndTheOldestComesFirst() {
    dates.add(date(TDZA, NEXT_SEASON, Reason.MISSING));
    dates.add(date(TDZA, NOV_29, Reason.MISSING));
    dates.add(date(PSZA, DEC_1, Reason.MISSING));
    assertThat(cuts(work(ChunkSize.SEASON)))
        .containsExactly(List.of(NOV_29, DEC_1), List.of(NEXT_SEASON));
  }

  @Test
  void monthsAndNumbersOfDatesCutASeason() {
    for (LocalDate day : List.of(NOV_29, NOV_30, DEC_1)) {
      dates.add(date(TDZA, day, Reason.MISSING));
      dates.add(date(PSZA, day, Reason.MISSING));
    }
    assertThat(cuts(work(ChunkSize.MONTH)))
        .containsExactly(List.of(NOV_29, NOV_30), List.of(DEC_1));
    assertThat(cuts(work(ChunkSize.parse("2"))))
        .containsExactly(List.of(NOV_29, NOV_30), List.of(DEC_1));
    assertThat(cuts(work(ChunkSize.parse("1"))))
        .containsExactly(List.of(NOV_29), List.of(NOV_30), List.of(DEC_1));
    assertThat(work(ChunkSize.parse("1")).chunks())
        .allSatisfy(chunk -> assertThat(chunk.processors()).containsExactly(TDZA, PSZA));
  }

  @Test
  void whatIsKnownBeforehandIsWrittenDownSeasonBySeason() {
    withoutGames.add(date(PSZA, NOV_29, Reason.NO_GAMES));
    bootstrap.add(date(PSZA, NOV_30, Reason.BOOTSTRAP));
    bootstrap.add(date(TDZA, NOV_30, Reason.BOOTSTRAP));
    bootstrap.add(date(PSZA, NEXT_SEASON, Reason.BOOTSTRAP));
    dates.add(date(PCF, DEC_1, Reason.BLOCKED));

    Work work = work(ChunkSize.SEASON);

    assertThat(work.chunks()).isEmpty();
    assertThat(work.recordings())
        .extracting(Recording::outcome)
        .containsExactly(
            Outcome.NO_GAMES,
            Outcome.SKIPPED_BOOTSTRAP,
            Outcome.SKIPPED_BOOTSTRAP,
            Outcome.BLOCKED);
    assertThat(work.recordings().get(1).chunk().due())
        .containsExactly(new ProcessorDate(TDZA, NOV_30), new ProcessorDate(PSZA, NOV_30));
    assertThat(work.recordings().get(2).chunk().season().year()).isEqualTo(2022);
    assertThat(work.recordings().get(0).reasons()).isEmpty();
    assertThat(work.recordings().get(3).reasons())
        .containsExactly(
            Map.entry(
                new ProcessorDate(PCF, DEC_1),
                "PCF of 2021-12-01 cannot be computed: there are no rows of TDZA, PSZA and that"
                    + " date is not done. Run the missing processors for the date first."));
  }

  @Test
  void whatIsUpToDateIsNoWork() {
    dates.add(date(PSZA, DEC_1, Reason.UP_TO_DATE));
    dates.add(date(PSZA, NOV_30, Reason.BOOTSTRAP));
    assertThat(work(ChunkSize.SEASON)).isEqualTo(new Work(List.of(), List.of()));
  }
}
