package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.warehouse.Bill;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of dates that the schedule took the games away from. */
class WithoutGamesTest {

  private static final LocalDate KEPT = LocalDate.of(2021, 11, 8);
  private static final LocalDate LOST = LocalDate.of(2021, 11, 9);

  private static PlannedDate planned(LocalDate date, Reason reason) {
    return new PlannedDate(Processor.PSZA, new DueDate(date, "feed"), reason, 2021, "");
  }

  private static PlanReport report() {
    return new PlanReport(
        new Plan(
            KEPT,
            LOST,
            List.of(Processor.PSZA),
            List.of(planned(KEPT, Reason.UP_TO_DATE)),
            List.of(planned(LOST, Reason.NO_GAMES)),
            List.of(),
            List.of(),
            List.of(),
            Map.of()));
  }

  @Test
  void aPlanSaysThatWhatTheyHoldWillGo() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    report().print(Terminal.plain(print, print));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(
            "TO DO: 0 dates of processors over 2021-11-08 to 2021-11-09 (1 game date);"
                + " what 1 date without games any more holds will be deleted.")
        .contains("no games any more")
        .contains("2021-11-09", "the schedule changed");
  }

  @Test
  void programsReadThemBesideTheGameDates() {
    JsonNode json = report().json();
    assertThat(json.get("game_dates").asInt()).isEqualTo(1);
    JsonNode psza = json.get("processors").get(0);
    assertThat(psza.get("wanted").asInt()).isEqualTo(1);
    assertThat(psza.get("without_games")).hasSize(1);
    assertThat(psza.get("without_games").get(0).asText()).isEqualTo("2021-11-09");
  }

  private static PrecomputeRun line(LocalDate date, Outcome outcome, long written, long deleted) {
    Instant now = Instant.parse("2022-01-01T00:00:00Z");
    return new PrecomputeRun(
        Processor.PSZA.storedName(),
        date,
        "20220101bcdfghjklm",
        outcome.name(),
        written,
        0,
        0,
        deleted,
        0,
        0,
        written,
        "feed",
        null,
        Processor.PSZA.codeVersion(),
        now,
        now,
        null);
  }

  private static String verdict(PrecomputeRun... lines) {
    ProcessorSummary psza = new ProcessorSummary(Processor.PSZA, 1, 1, 0, List.of(lines), 0, null);
    return new SummaryReport(
            new BackfillSummary(
                "20220101bcdfghjklm",
                List.of(psza),
                false,
                Duration.ofSeconds(2),
                List.of(),
                Bill.NONE),
            null)
        .verdict();
  }

  @Test
  void aSummaryCountsThemApartFromComputedDates() {
    PrecomputeRun lost = line(LOST, Outcome.NO_GAMES, 0, 350);
    assertThat(verdict(lost)).isEqualTo("DONE: 1 date without games any more, 350 rows deleted.");
    assertThat(verdict(line(KEPT, Outcome.COMPLETE, 300, 0), lost))
        .isEqualTo("DONE: 1 date of PSZA in 2.0 s, 300 rows written.");
  }
}
